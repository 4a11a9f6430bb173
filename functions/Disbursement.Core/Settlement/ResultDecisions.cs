using System.Collections.Frozen;
using Disbursement.Core.Text;

namespace Disbursement.Core.Settlement;

/// <summary>One cell of the decision table.</summary>
/// <param name="Outcome">What becomes of the result.</param>
/// <param name="After">Where the payment stands then.</param>
/// <param name="Vietnamese">What a person who is asked is told; empty when nobody is.</param>
/// <param name="English">The same in English.</param>
public sealed record ResultDecision(FoldOutcome Outcome, PaymentState After, string Vietnamese, string English);

/// <summary>
/// The decision table of settlement (functions/docs/settlement.md): what a result does, given where its payment stands.
/// </summary>
/// <remarks>
/// Every pair has its cell. What holds before a cell is asked (amount, reason, older than a return) is in
/// <see cref="PaymentFold"/>. The table never leads from a proven failure to paid, nor from paid to anything but
/// returned: only a person with the right to override does that.
/// </remarks>
public static class ResultDecisions
{
    private static readonly Lazy<FrozenDictionary<(PaymentState State, ResultStatus Says), ResultDecision>> Cells =
        new(Load);

    /// <summary>The cell of a state and a result.</summary>
    public static ResultDecision Of(PaymentState state, ResultStatus says) => Cells.Value[(state, says)];

    private static FrozenDictionary<(PaymentState State, ResultStatus Says), ResultDecision> Load()
    {
        using StreamReader reader = DataTable.OpenShipped("result_decisions.csv");
        DataTable table = DataTable.Parse(reader, "state", "says", "outcome", "after", "vi", "en");
        return table.Rows.ToFrozenDictionary(
            row => (Enum.Parse<PaymentState>(table.Cell(row, "state")),
                Enum.Parse<ResultStatus>(table.Cell(row, "says"))),
            row => new ResultDecision(
                Enum.Parse<FoldOutcome>(table.Cell(row, "outcome")),
                Enum.Parse<PaymentState>(table.Cell(row, "after")),
                table.Cell(row, "vi"),
                table.Cell(row, "en")));
    }
}
