using System.Diagnostics.CodeAnalysis;

namespace Disbursement.Sandbox.Faults;

/// <summary>
/// Which providers answer with which faults, as the command line says it: <c>late,reversal@post</c> is late answers of
/// every provider and reversals of the post office.
/// </summary>
internal sealed class ProviderFaults
{
    private readonly HashSet<(ProviderFault Fault, string Kind)> _wanted = [];

    /// <summary>The names of the faults, in the order of <see cref="ProviderFault"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["late", "partial", "duplicate", "contradictory", "silent", "wrong-file", "other-provider", "reversal"];

    /// <summary>The kinds of providers that may stand after the @.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["bank", "wallet", "mobile-money", "post", "commune"];

    /// <summary>Reads names with commas between; empty for no fault.</summary>
    /// <param name="text">The names.</param>
    /// <param name="faults">The faults.</param>
    /// <param name="unknown">The first part that is not understood; empty when all are.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ProviderFaults? faults, out string unknown)
    {
        const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var read = new ProviderFaults();
        unknown = text.Split(',', Tidy).FirstOrDefault(part => !read.TryAdd(part), "");
        faults = unknown.Length == 0 ? read : null;
        return faults is not null;
    }

    /// <summary>Whether payments end in another way than the world has it: unanswered, or paid and then back.</summary>
    public bool ChangeOutcomes =>
        _wanted.Any(static wanted => wanted.Fault is ProviderFault.Silent or ProviderFault.Reversal);

    /// <summary>Whether providers of a kind answer with a fault.</summary>
    public bool Has(ProviderFault fault, string kind) => _wanted.Contains((fault, kind));

    private bool TryAdd(string part)
    {
        int at = part.IndexOf('@', StringComparison.Ordinal);
        int name = Names.ToList().IndexOf(at < 0 ? part : part[..at]);
        string[] kinds = at < 0 ? [.. Kinds] : [.. Kinds.Where(kind => kind == part[(at + 1)..])];
        if (name < 0 || kinds.Length == 0)
        {
            return false;
        }

        _wanted.UnionWith(kinds.Select(kind => ((ProviderFault)name, kind)));
        return true;
    }
}
