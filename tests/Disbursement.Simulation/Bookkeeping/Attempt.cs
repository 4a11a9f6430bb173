using Disbursement.Simulation.Parties;

namespace Disbursement.Simulation.Bookkeeping;

/// <summary>One attempt to pay one entitlement, as the model counts it.</summary>
/// <param name="Period">The month the money is for.</param>
/// <param name="Entitlement">Person, programme, reference.</param>
/// <param name="Number">1 for the first.</param>
internal sealed record Attempt(string Period, string Entitlement, int Number);

/// <summary>What a provider said about a payment.</summary>
/// <param name="Status">paid, rejected, returned, unclaimed.</param>
/// <param name="IsRightAmount">Whether it named the amount that was ordered.</param>
internal sealed record Told(string Status, bool IsRightAmount)
{
    /// <summary>Whether it proves that the money did not arrive.</summary>
    public bool IsFailure => IsRightAmount && Status is "rejected" or "returned" or "unclaimed";

    /// <summary>Whether it says that the money arrived.</summary>
    public bool IsPaid => IsRightAmount && Status == "paid";
}

/// <summary>A payment that went out.</summary>
/// <param name="Id">Its EndToEndId.</param>
/// <param name="Attempt">What it is an attempt at.</param>
/// <param name="Row">The row it is for.</param>
/// <param name="Month">The month it went out in.</param>
/// <param name="Round">The round.</param>
/// <param name="Provider">To whom.</param>
/// <param name="FileId">In which file.</param>
internal sealed record Released(
    string Id, Attempt Attempt, ListRow Row, string Month, int Round, string Provider, string FileId)
{
    /// <summary>What was said about it, in the order in which it was said.</summary>
    public List<Told> Told { get; } = [];

    /// <summary>Whether something was said when the treasurer had already settled: it may or may not count.</summary>
    public bool IsToldLate { get; set; }

    /// <summary>Whether the provider lied: says one thing, and then the opposite.</summary>
    public bool IsContradicted { get; set; }

    /// <summary>Whether the money really reached the payee.</summary>
    public bool ReallyPaid { get; set; }
}
