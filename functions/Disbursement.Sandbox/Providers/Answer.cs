using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Pain002;

namespace Disbursement.Sandbox.Providers;

/// <summary>What a provider was told to pay, and what the world does with it.</summary>
/// <param name="Result">The result, as the provider will tell it.</param>
/// <param name="Wave">0 for the first answer, higher for later ones, in order.</param>
internal sealed record PlannedResult(PaymentResult Result, int Wave);

/// <summary>What a payment file asks for.</summary>
/// <param name="MessageId">The file's own id.</param>
/// <param name="CreatedAt">When it was made; all times of the answers follow from it.</param>
/// <param name="Total">Count and sum as the provider read them.</param>
/// <param name="Results">One per payment that is ever answered, in the file's order.</param>
internal sealed record PlannedAnswers(
    string MessageId, DateTimeOffset CreatedAt, Tally Total, IReadOnlyList<PlannedResult> Results)
{
    /// <summary>The version of the report that a bank answers with: the one that goes with the file's.</summary>
    public Pain002Version Report { get; init; } = Pain002Version.V10;

    /// <summary>The account that pays, of which a bank makes statements; empty when the file does not say.</summary>
    public string DebtorAccount { get; init; } = "";
}

/// <summary>A result file to put.</summary>
/// <param name="Name">Its name; the same for the same content.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record ResultFile(string Name, byte[] Content);
