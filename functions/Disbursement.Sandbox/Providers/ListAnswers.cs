using Disbursement.Core.Contracts.Layouts;
using Disbursement.Core.Payments;
using Disbursement.Formats.TransferLists;

namespace Disbursement.Sandbox.Providers;

/// <summary>Reads bulk-transfer lists, as a bank without ISO 20022 does, by the layout that it agreed on.</summary>
internal static class ListAnswers
{
    /// <summary>What a transfer list asks for.</summary>
    /// <param name="fileId">The file's id, which not every layout repeats.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="planner">Decides the answers.</param>
    /// <exception cref="Disbursement.Formats.FileFormatException">It is no list of this layout.</exception>
    public static PlannedAnswers Plan(string fileId, byte[] content, TransferLayout layout, AnswerPlanner planner)
    {
        var id = FileId.Parse(fileId);
        using var stream = new MemoryStream(content, writable: false);
        ProviderPayment[] payments =
        [
            .. TransferListReader.Read(stream, layout).Lines.Select(
                static line => new ProviderPayment(line.Id, line.Amount, [line.Account.Reveal()])),
        ];
        return planner.Plan(id.Provider, fileId, CashAnswers.PayMorning(id), payments);
    }
}
