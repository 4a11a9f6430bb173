namespace Disbursement.Cli.Generate.Planning;

/// <summary>How many people have each <see cref="AccountFault"/>.</summary>
internal sealed class FaultCounts
{
    private readonly int[] _counts = new int[Enum.GetValues<AccountFault>().Length];

    /// <summary>People with one kind of fault.</summary>
    public int this[AccountFault fault]
    {
        get => _counts[(int)fault];
        set => _counts[(int)fault] = value;
    }

    /// <summary>People with any fault.</summary>
    public int Total => _counts.Sum();
}
