using Disbursement.Core.Programmes;

namespace Disbursement.Cli.Generate.Planning;

/// <summary>How many people of each fate one unit lists in one group.</summary>
/// <remarks>
/// <para><b>The counting rule, in one place.</b> The published figures count accepted people. A person held because two
/// units (or two programmes) list her is taken to be accepted too: she is one of <see cref="Beneficiaries"/>, may be
/// one of <see cref="WithAccount"/>, and is never one of <see cref="Paid"/>. If the app ever counts held people apart,
/// <see cref="HeldCountAsBeneficiaries"/> is the one thing to change.</para>
/// <para>A person listed by two units counts once in each, so twice in the province, whose row is the sum of its
/// units. Refused rows belong to people of their own, on top of the beneficiaries.</para>
/// </remarks>
internal sealed class ListPlan(string unit, ProgrammeGroup group)
{
    /// <summary>Whether people held for a duplicate are among the beneficiaries the app counts.</summary>
    public const bool HeldCountAsBeneficiaries = true;

    /// <summary>The unit that makes the list.</summary>
    public string Unit { get; } = unit;

    /// <summary>The group of the list.</summary>
    public ProgrammeGroup Group { get; } = group;

    /// <summary>People paid to the account their rows name.</summary>
    public int Paid { get; set; }

    /// <summary>People whose account is named and not paid.</summary>
    public FaultCounts Faults { get; } = new();

    /// <summary>People without an account, including the held ones below.</summary>
    public int Cash { get; set; }

    /// <summary>Of the people without an account, listed under two programmes where one is allowed.</summary>
    public int HeldInUnit { get; set; }

    /// <summary>People this unit and another one list.</summary>
    public List<DuplicatePair> Pairs { get; } = [];

    /// <summary>Beneficiaries matched with the population register.</summary>
    public int Reviewed { get; set; }

    /// <summary>People whose only row must be refused; on top of the beneficiaries.</summary>
    public int Refused { get; set; }

    /// <summary>Of the paid, on no list the month before.</summary>
    public int NewPaid { get; set; }

    /// <summary>Of the paid, listed without an account the month before.</summary>
    public int GainedPaid { get; set; }

    /// <summary>Of those with an account fault, on no list the month before.</summary>
    public int NewFaults { get; set; }

    /// <summary>Of the people without an account, on no list the month before.</summary>
    public int NewCash { get; set; }

    /// <summary>People paid to an account the month before who are no longer listed.</summary>
    public int StoppedPaid { get; set; }

    /// <summary>People paid in cash the month before who are no longer listed.</summary>
    public int StoppedCash { get; set; }

    /// <summary>Accepted people, held ones included.</summary>
    public int Beneficiaries => Paid + Faults.Total + Cash;

    /// <summary>Accepted people with an account in the list.</summary>
    public int WithAccount => Paid + Faults.Total;

    /// <summary>People with an account in the list of the month before.</summary>
    public int PreviousWithAccount => PreviousPaid + Faults.Total - NewFaults;

    /// <summary>People paid to their account the month before.</summary>
    public int PreviousPaid => Paid - NewPaid - GainedPaid + StoppedPaid;

    /// <summary>Accepted people of the month before.</summary>
    public int PreviousBeneficiaries =>
        Beneficiaries - NewPaid - NewFaults - NewCash + StoppedPaid + StoppedCash;
}

/// <summary>A person listed by two units in one month.</summary>
/// <param name="Number">0-based, within the month.</param>
/// <param name="FirstUnit">The unit where she lives.</param>
/// <param name="SecondUnit">The unit that lists her too.</param>
/// <param name="WithAccount">Both lists name her account.</param>
internal sealed record DuplicatePair(int Number, string FirstUnit, string SecondUnit, bool WithAccount);
