using Disbursement.Cli.Api;
using Disbursement.Cli.Demo;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Cli.Stack;
using Disbursement.Core.Periods;

namespace Disbursement.Kills.Months;

/// <summary>Where one month runs, and what it is run with.</summary>
/// <param name="Root">The folder.</param>
/// <param name="People">People of the month.</param>
/// <param name="Seed">Decides the world.</param>
internal sealed record MonthFolder(string Root, int People, int Seed)
{
    /// <summary>The month every run runs.</summary>
    public static readonly MonthAddress Month = new("17", new Period(2024, 6));

    /// <summary>What the parties hold at the end.</summary>
    public string Out => Path.Combine(Root, "out");

    /// <summary>What the system keeps.</summary>
    public DataFolder Data => new(Path.Combine(Root, "data"));

    /// <summary>What the command line prints.</summary>
    public string Log => Path.Combine(Root, "demo.log");

    /// <summary>The arguments of <c>disburse</c>.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        "demo", "--province", Month.Province, "--period", Month.Period.ToString(),
        "--people", FormattableString.Invariant($"{People}"), "--seed", FormattableString.Invariant($"{Seed}"),
        "--settle-after", "20", "--data", Data.Root, "--out", Out, "--keep", "--lang", "en", "--format", "csv",
    ];

    /// <summary>
    /// Makes the folder as a demo that was broken off before it did anything, with given keys: the same keys give the
    /// same payments the same ids.
    /// </summary>
    public async Task PrepareAsync(DevelopmentSecrets keys)
    {
        Directory.CreateDirectory(Root);
        await DemoFolder.PrepareAsync(
            new DemoOptions
            {
                Month = Month,
                Generate = new GenerateRequest
                {
                    Province = Month.Province,
                    Period = Month.Period,
                    People = People,
                    Seed = (ulong)Seed,
                },
                Out = Out,
                Data = Data,
            },
            TimeProvider.System);
        Directory.CreateDirectory(Path.Combine(Out, "world"));
        keys.Write(Data.Root);
    }
}
