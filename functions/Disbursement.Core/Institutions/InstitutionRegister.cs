using System.Collections.Frozen;
using Disbursement.Core.Text;

namespace Disbursement.Core.Institutions;

/// <summary>The institutions a list may name, found by number, code, short name, full name or earlier name.</summary>
/// <remarks>Immutable; safe to share between threads.</remarks>
public sealed class InstitutionRegister
{
    private static readonly Lazy<InstitutionRegister> ShippedRegister = new(LoadShipped);

    /// <summary>Words that head the full names and tell nothing; longest first.</summary>
    private static readonly string[] NamePrefixes =
    [
        "NGANHANGTHUONGMAICOPHAN", "NGANHANGTHUONGMAITNHHMTV", "NGANHANGTNHHMTVSO", "NGANHANGTNHHMTV",
        "NGANHANGLIENDOANH", "NGANHANGTMCP", "NGANHANG", "NH",
    ];

    private readonly FrozenDictionary<string, Institution> _byBin;
    private readonly FrozenDictionary<string, Institution> _byKey;

    private InstitutionRegister(IReadOnlyList<(Institution Institution, string Aliases)> rows)
    {
        All = [.. rows.Select(row => row.Institution)];
        _byBin = All.ToFrozenDictionary(institution => institution.Bin, StringComparer.Ordinal);
        _byKey = BuildKeys(rows);
    }

    /// <summary>The register that comes with the product.</summary>
    public static InstitutionRegister Shipped => ShippedRegister.Value;

    /// <summary>All institutions, in the order of the table.</summary>
    public IReadOnlyList<Institution> All { get; }

    /// <summary>Reads bin, short_name, name, swift, kind, code, state_bank_code, aliases parted by <c>;</c>.</summary>
    /// <exception cref="FormatException">A row is not understood, or a number stands twice.</exception>
    public static InstitutionRegister Parse(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        DataTable table = DataTable.Parse(
            reader, "bin", "short_name", "name", "swift", "kind", "code", "state_bank_code", "aliases");
        List<(Institution, string)> rows = [.. table.Rows.Select(row => ReadRow(table, row))];
        if (rows.Select(row => row.Item1.Bin).Distinct(StringComparer.Ordinal).Count() != rows.Count)
        {
            throw new FormatException("An institution's number stands twice.");
        }

        return new InstitutionRegister(rows);
    }

    /// <summary>The institution with a 6-digit number.</summary>
    public Institution? Find(string bin)
    {
        ArgumentNullException.ThrowIfNull(bin);
        return _byBin.GetValueOrDefault(bin);
    }

    /// <summary>The institution a cell of a list means; case, marks, spaces and "Ngân hàng TMCP" are folded.</summary>
    /// <remarks>A name that two institutions share is not guessed at: the answer is none.</remarks>
    public Institution? Resolve(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_byBin.TryGetValue(text, out Institution? byBin))
        {
            return byBin;
        }

        string key = Fold(text);
        return _byKey.GetValueOrDefault(key) ?? _byKey.GetValueOrDefault(WithoutPrefix(key));
    }

    private static InstitutionRegister LoadShipped()
    {
        using StreamReader reader = DataTable.OpenShipped("institutions.csv");
        return Parse(reader);
    }

    private static FrozenDictionary<string, Institution> BuildKeys(IEnumerable<(Institution, string)> rows)
    {
        var keys = new Dictionary<string, Institution?>(StringComparer.Ordinal);
        foreach ((Institution institution, string aliases) in rows)
        {
            string[] names = [institution.Bin, institution.ShortName, institution.Code, institution.Name,
                WithoutPrefix(Fold(institution.Name)), .. aliases.Split(';')];
            foreach (string key in names.Select(Fold).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal))
            {
                keys[key] = keys.ContainsKey(key) ? null : institution;
            }
        }

        return keys.Where(pair => pair.Value is not null)
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);
    }

    private static string Fold(string text) =>
        VietnameseText.MatchKey(text).Replace(" ", "", StringComparison.Ordinal);

    private static string WithoutPrefix(string key)
    {
        string? prefix = Array.Find(NamePrefixes, prefix => key.StartsWith(prefix, StringComparison.Ordinal));
        return prefix is null ? key : key[prefix.Length..];
    }

    private static (Institution Institution, string Aliases) ReadRow(DataTable table, string[] row)
    {
        string swift = table.Cell(row, "swift");
        string stateBankCode = table.Cell(row, "state_bank_code");
        var institution = new Institution(
            table.Cell(row, "bin"),
            table.Cell(row, "short_name"),
            VietnameseText.ToNfc(table.Cell(row, "name")),
            swift.Length == 0 ? null : swift,
            Enum.Parse<InstitutionKind>(table.Cell(row, "kind")),
            table.Cell(row, "code"),
            stateBankCode.Length == 0 ? null : stateBankCode);
        return (institution, table.Cell(row, "aliases"));
    }
}
