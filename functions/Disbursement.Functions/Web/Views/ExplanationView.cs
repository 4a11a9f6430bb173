namespace Disbursement.Functions.Web.Views;

/// <summary>Why a person's money of a month went where it did; without the programme, whose code can tell a diagnosis.</summary>
/// <param name="Province">2-digit province code.</param>
/// <param name="Period">The month, <c>yyyy-MM</c>.</param>
/// <param name="State">State of the month.</param>
/// <param name="Payments">Each amount due; empty when the person is in no list and nothing was carried over.</param>
public sealed record ExplanationView(
    string Province, string Period, string State, IReadOnlyList<ExplainedPayment> Payments);

/// <summary>One amount due and what happened to it, in order.</summary>
/// <param name="Unit">Code of the list-making unit.</param>
/// <param name="UnitName">Its name; empty when the register does not know it.</param>
/// <param name="Group">Programme group: <c>BTXH</c>, <c>NCC</c> or <c>KHAC</c>.</param>
/// <param name="ForPeriod">The month the money is for.</param>
/// <param name="AmountDong">Money, in đồng.</param>
/// <param name="Steps">What happened in the month.</param>
/// <param name="Earlier">All attempts for the same money in earlier months, oldest first.</param>
public sealed record ExplainedPayment(
    string Unit,
    string UnitName,
    string Group,
    string ForPeriod,
    long AmountDong,
    IReadOnlyList<ExplainedStep> Steps,
    IReadOnlyList<EarlierAttempt> Earlier);

/// <summary>One thing that happened, with what shows it.</summary>
/// <param name="What"><c>listed</c>, <c>verified</c>, <c>routed</c>, <c>held</c>, <c>in-file</c>, <c>said</c>,
/// <c>stands</c>, <c>carried</c> or <c>not-paid</c>.</param>
/// <param name="Round">The round; 0 before the first and after the last.</param>
/// <param name="Code">The finding, reason, channel or state behind it.</param>
/// <param name="Vietnamese">The words of it.</param>
/// <param name="English">The same in English.</param>
/// <param name="Evidence">Where it stands: a list and its line, a payment file and its payment, a result and its line.</param>
/// <param name="At">When, as far as somebody said.</param>
public sealed record ExplainedStep(
    string What, int Round, string Code, string Vietnamese, string English, string Evidence, DateTimeOffset? At = null);
