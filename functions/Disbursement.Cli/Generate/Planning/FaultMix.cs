namespace Disbursement.Cli.Generate.Planning;

/// <summary>How much goes wrong in a generated month, in shares of a thousand unless said otherwise.</summary>
/// <remarks>
/// Account faults of a published profile are fixed by its figures; there the weights only say which kinds they are.
/// </remarks>
internal sealed record FaultMix
{
    /// <summary>Rows that intake must refuse, each of a person of its own.</summary>
    public int RefusedRows { get; init; } = 11;

    /// <summary>Rows sent twice, letter by letter.</summary>
    public int ExactRepeats { get; init; } = 2;

    /// <summary>Accepted rows whose citizen id lost its leading zeros in a spreadsheet.</summary>
    public int LostZeros { get; init; } = 6;

    /// <summary>Accepted rows with an amount other than the table's (a province may pay more).</summary>
    public int OddAmounts { get; init; } = 4;

    /// <summary>Pairs of units that list the same person, per 10,000 beneficiaries of social protection.</summary>
    public int PairsPerTenThousand { get; init; } = 4;

    /// <summary>People a unit lists under two programmes of social protection, per 10,000.</summary>
    public int TwicePerTenThousand { get; init; } = 3;

    /// <summary>Cash payees who do not come.</summary>
    public int Unclaimed { get; init; } = 12;

    /// <summary>Payees whose result comes in a later file.</summary>
    public int Late { get; init; } = 2;

    /// <summary>Cash payees of whom nothing is ever heard, per 10,000.</summary>
    public int SilentCashPerTenThousand { get; init; } = 1;

    /// <summary>Accounts named but not paid, when no published figure says how many.</summary>
    public int AccountFaults { get; init; } = 60;

    /// <summary>Which kinds the account faults are, by weight, in the order of <see cref="AccountFault"/>.</summary>
    public IReadOnlyList<long> AccountFaultWeights { get; init; } = [330, 270, 130, 45, 105, 75, 25, 3, 0];

    /// <summary>The usual month.</summary>
    public static FaultMix Usual { get; } = new();

    /// <summary>Nothing goes wrong that a published figure does not ask for.</summary>
    public static FaultMix None { get; } = new()
    {
        RefusedRows = 0,
        ExactRepeats = 0,
        LostZeros = 0,
        OddAmounts = 0,
        PairsPerTenThousand = 0,
        TwicePerTenThousand = 0,
        Unclaimed = 0,
        Late = 0,
        SilentCashPerTenThousand = 0,
        AccountFaults = 0,
    };

    /// <summary>A bad month, for rehearsals.</summary>
    public static FaultMix Many { get; } = new()
    {
        RefusedRows = 60,
        ExactRepeats = 15,
        LostZeros = 40,
        OddAmounts = 20,
        PairsPerTenThousand = 30,
        TwicePerTenThousand = 20,
        Unclaimed = 60,
        Late = 20,
        SilentCashPerTenThousand = 5,
        AccountFaults = 180,
    };
}
