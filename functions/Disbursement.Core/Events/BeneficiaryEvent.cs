using Disbursement.Core.Identity;
using Disbursement.Core.Intake;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Events;

/// <summary>One event that a unit reported of a person. A row of the ledger; kept and applied across months.</summary>
/// <remarks>Personal data through the person. Order is by person, day, code and the rest, so that equal events give one
/// sequence however they arrived.</remarks>
public sealed record BeneficiaryEvent : IComparable<BeneficiaryEvent>
{
    /// <summary>Whom it is about.</summary>
    public required PersonKey Person { get; init; }

    /// <summary>What happened.</summary>
    public required EventCode Code { get; init; }

    /// <summary>The day it happened.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The unit that reported it.</summary>
    public required string Unit { get; init; }

    /// <summary>The one programme it is about; empty for all.</summary>
    public string Programme { get; init; } = "";

    /// <summary>Number of the decision; empty where there is none.</summary>
    public string Decision { get; init; } = "";

    /// <summary>Day of the decision, where there is one.</summary>
    public DateOnly? DecisionDate { get; init; }

    /// <summary>The month whose list reported it.</summary>
    public required Period Reported { get; init; }

    /// <summary>The 1-based line of that list.</summary>
    public required int LineNumber { get; init; }

    /// <summary>The 1-based sheet of a workbook with several; 0 for any other list.</summary>
    public int Sheet { get; init; }

    /// <summary>Sheet and line together.</summary>
    public RowPlace Place => new(Sheet, LineNumber);

    /// <summary>Tells whether the left event sorts first.</summary>
    public static bool operator <(BeneficiaryEvent left, BeneficiaryEvent right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether the left event sorts last.</summary>
    public static bool operator >(BeneficiaryEvent left, BeneficiaryEvent right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether the left event does not sort last.</summary>
    public static bool operator <=(BeneficiaryEvent left, BeneficiaryEvent right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether the left event does not sort first.</summary>
    public static bool operator >=(BeneficiaryEvent left, BeneficiaryEvent right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(BeneficiaryEvent? other)
    {
        if (other is null)
        {
            return 1;
        }

        int order = Person.CompareTo(other.Person);
        order = order != 0 ? order : Date.CompareTo(other.Date);
        order = order != 0 ? order : Code.CompareTo(other.Code);
        order = order != 0 ? order : string.CompareOrdinal(Unit, other.Unit);
        order = order != 0 ? order : string.CompareOrdinal(Programme, other.Programme);
        order = order != 0 ? order : string.CompareOrdinal(Decision, other.Decision);
        order = order != 0 ? order : Nullable.Compare(DecisionDate, other.DecisionDate);
        order = order != 0 ? order : Reported.CompareTo(other.Reported);
        return order != 0 ? order : Place.CompareTo(other.Place);
    }

    /// <summary>Tells whether two reports say the same, whenever and wherever in a list they were made.</summary>
    public bool IsSameAs(BeneficiaryEvent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this == other with { Reported = Reported, LineNumber = LineNumber, Sheet = Sheet };
    }

    /// <summary>Prints the line only: the rest is personal data.</summary>
    public override string ToString() => $"BeneficiaryEvent at line {Place}";
}
