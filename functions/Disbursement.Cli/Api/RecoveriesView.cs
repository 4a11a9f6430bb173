namespace Disbursement.Cli.Api;

/// <summary>What a month found to be paid too much. Personal data.</summary>
/// <param name="OpenCount">Payments not recovered yet.</param>
/// <param name="OpenDong">Their money, in đồng.</param>
/// <param name="Payments">All of them, by unit, person and month.</param>
internal sealed record RecoveriesView(int OpenCount, long OpenDong, IReadOnlyList<RecoveryView> Payments);

/// <summary>One payment to recover.</summary>
internal sealed record RecoveryView
{
    /// <summary>Id of the exception to decide about.</summary>
    public string Exception { get; init; } = string.Empty;

    /// <summary>Code of the unit.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>The beneficiary's number.</summary>
    public string CitizenId { get; init; } = string.Empty;

    /// <summary>Their name.</summary>
    public string FullName { get; init; } = string.Empty;

    /// <summary>The month the money is for.</summary>
    public string Period { get; init; } = string.Empty;

    /// <summary>Money, in đồng.</summary>
    public long AmountDong { get; init; }

    /// <summary>Code of the event that had stopped it.</summary>
    public string Event { get; init; } = string.Empty;

    /// <summary>Its day.</summary>
    public DateOnly EventDate { get; init; }

    /// <summary>Open, Recovered or NotRecovered.</summary>
    public string Standing { get; init; } = string.Empty;

    /// <summary>What the person who decided wrote.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => nameof(RecoveryView);
}
