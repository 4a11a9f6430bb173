using Disbursement.Core.Contracts.Layouts;
using Disbursement.Core.Institutions;
using Disbursement.Core.Settlement;
using Microsoft.Extensions.Options;

namespace Disbursement.Sandbox.Providers;

/// <summary>Answers of a file that are still to be given, later than the first ones.</summary>
/// <param name="File">The file.</param>
/// <param name="Plan">Everything that is answered for it.</param>
/// <param name="Wave">Which part of it.</param>
internal sealed record LaterAnswers(ReleasedFile File, PlannedAnswers Plan, int Wave);

/// <summary>Answers one payment file the way its provider would. Doing it again gives the same names and bytes.</summary>
internal sealed class FileAnswerer(
    AppApi app, SignatureCheck signatures, AnswerPlanner planner, MessageAnswers messages, IOptions<WildOptions> wild)
{
    private const string CreditTransferStart = "pain001";

    /// <summary>Reads a file and gives its first answers.</summary>
    /// <returns>What is to be answered later; null when that was all.</returns>
    /// <exception cref="HttpRequestException">The app or storage does not answer; try again.</exception>
    /// <exception cref="InvalidDataException">It is not the file that was announced and signed: it is not taken.</exception>
    public async Task<LaterAnswers?> AnswerAsync(ReleasedFile file, CancellationToken cancellationToken)
    {
        byte[] content = await app.DownloadAsync(file, cancellationToken);
        await signatures.ThrowUnlessSignedAsync(file, content, cancellationToken);
        await app.TellFetchedAsync(file, cancellationToken);
        PlannedAnswers plan = IsCreditTransfer(file) ? BankAnswers.Plan(content, planner)
            : ShippedLayouts.Find(file.Format) is { } layout ? ListAnswers.Plan(file.FileId, content, layout, planner)
            : CashAnswers.Plan(content, planner);
        await GiveAsync(file, plan, wave: 0, cancellationToken);
        return plan.Results.Any(result => result.Wave > 0) ? new LaterAnswers(file, plan, Wave: 1) : null;
    }

    /// <summary>Gives answers that were put off.</summary>
    public Task AnswerLaterAsync(LaterAnswers later, CancellationToken cancellationToken) =>
        GiveAsync(later.File, later.Plan, later.Wave, cancellationToken);

    private static bool IsCreditTransfer(ReleasedFile file) =>
        file.Format.Replace(".", "", StringComparison.Ordinal)
            .StartsWith(CreditTransferStart, StringComparison.OrdinalIgnoreCase);

    private async Task GiveAsync(
        ReleasedFile file, PlannedAnswers plan, int wave, CancellationToken cancellationToken)
    {
        PaymentResult[] results = [.. plan.Results.Where(one => one.Wave == wave).Select(one => one.Result)];
        if (results.Length == 0)
        {
            return;
        }

        if (SendsMessages(file.Provider))
        {
            await messages.SendAsync(file.Provider, results, cancellationToken);
            return;
        }

        int size = (results.Length + wild.Value.Parts - 1) / wild.Value.Parts;
        int part = 0;
        foreach (PaymentResult[] some in results.Chunk(size))
        {
            part++;
            await PutAsync(file, plan, $"{file.FileId}.{wave + 1}-{part}", some, cancellationToken);
        }
    }

    private async Task PutAsync(
        ReleasedFile file, PlannedAnswers plan, string stem, PaymentResult[] results,
        CancellationToken cancellationToken)
    {
        string[] stems = wild.Value.Doubles ? [stem, stem + "-again"] : [stem];
        foreach (string name in stems)
        {
            ResultFile answer = IsCreditTransfer(file)
                ? BankAnswers.Write(name + ".xml", plan, results)
                : CashAnswers.Write(name + ".csv", plan, results);
            await app.PutResultAsync(file, answer.Name, answer.Content, cancellationToken);
        }
    }

    private bool SendsMessages(string provider) =>
        messages.IsPossible && InstitutionRegister.Shipped.Find(provider)?.Kind == InstitutionKind.MobileMoney;
}
