using Disbursement.Core.Contracts.Layouts;
using Disbursement.Core.Institutions;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Sandbox.Faults;
using Microsoft.Extensions.Options;

namespace Disbursement.Sandbox.Providers;

/// <summary>Answers of a file that are still to be given, later than the first ones.</summary>
/// <param name="File">The file.</param>
/// <param name="Plan">Everything that is answered for it.</param>
/// <param name="Wave">Which part of it.</param>
internal sealed record LaterAnswers(ReleasedFile File, PlannedAnswers Plan, int Wave);

/// <summary>Answers one payment file the way its provider would. Doing it again gives the same names and bytes.</summary>
internal sealed class FileAnswerer(
    AppApi app, SignatureCheck signatures, AnswerPlanner planner, MessageAnswers messages, ProviderFaultPlan faults,
    IOptions<WildOptions> wild)
{
    private const string CreditTransferStart = "pain001";

    /// <summary>In whose name an answer comes that is another's: Vietcombank, or VietinBank for Vietcombank's own.</summary>
    private static readonly string[] Others = ["970436", "970415"];

    /// <summary>Reads a file and gives its first answers.</summary>
    /// <returns>What is to be answered later; null when that was all.</returns>
    /// <exception cref="HttpRequestException">The app or storage does not answer; try again.</exception>
    /// <exception cref="InvalidDataException">It is not the file that was announced and signed: it is not taken.</exception>
    public async Task<LaterAnswers?> AnswerAsync(ReleasedFile file, CancellationToken cancellationToken)
    {
        byte[] content = await app.DownloadAsync(file, cancellationToken);
        await signatures.ThrowUnlessSignedAsync(file, content, cancellationToken);
        await app.TellFetchedAsync(file, cancellationToken);
        PlannedAnswers plan = IsCreditTransfer(file) ? BankAnswers.Plan(file.Provider, content, planner)
            : ShippedLayouts.Find(file.Format) is { } layout ? ListAnswers.Plan(file.FileId, content, layout, planner)
            : CashAnswers.Plan(file.Provider, content, planner);
        if (faults.Has(ProviderFault.WrongFile, file.Provider))
        {
            await GiveWrongAsync(file, content, plan, cancellationToken);
        }

        return await AnswerLaterAsync(new LaterAnswers(file, plan, Wave: 0), cancellationToken);
    }

    /// <summary>Gives answers that were put off.</summary>
    /// <returns>What is to be answered later still; null when that was all.</returns>
    public async Task<LaterAnswers?> AnswerLaterAsync(LaterAnswers later, CancellationToken cancellationToken)
    {
        await GiveAsync(later.File, later.Plan, later.Wave, cancellationToken);
        return later.Plan.Results.Any(result => result.Wave > later.Wave) ? later with { Wave = later.Wave + 1 } : null;
    }

    private static bool IsCreditTransfer(ReleasedFile file) =>
        file.Format.Replace(".", "", StringComparison.Ordinal)
            .StartsWith(CreditTransferStart, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is no answer: the payment file itself, or a message about a payment nobody made.</summary>
    private async Task GiveWrongAsync(
        ReleasedFile file, byte[] content, PlannedAnswers plan, CancellationToken cancellationToken)
    {
        if (!SendsMessages(file.Provider))
        {
            string ending = Path.GetExtension(file.Name);
            await app.PutResultAsync(file, $"{file.FileId}.wrong{ending}", content, cancellationToken);
            return;
        }

        PaymentResult[] wrong =
        [
            .. plan.Results.Take(1).Select(static one => one.Result with
            {
                Id = EndToEndId.Parse(new string([.. one.Result.Id.ToString().Reverse()])),
            }),
        ];
        await messages.SendAsync(file.Provider, wrong, cancellationToken);
    }

    private async Task GiveAsync(
        ReleasedFile file, PlannedAnswers plan, int wave, CancellationToken cancellationToken)
    {
        PaymentResult[] results = [.. plan.Results.Where(one => one.Wave == wave).Select(one => one.Result)];
        if (results.Length == 0)
        {
            return;
        }

        bool twice = wild.Value.Doubles || faults.Has(ProviderFault.Duplicate, file.Provider);
        if (SendsMessages(file.Provider))
        {
            await SendAsync(file.Provider, results, twice, cancellationToken);
            return;
        }

        int size = (results.Length + wild.Value.Parts - 1) / wild.Value.Parts;
        int part = 0;
        foreach (PaymentResult[] some in results.Chunk(size))
        {
            part++;
            string stem = $"{file.FileId}.{wave + 1}-{part}";
            await PutAsync(file, plan, twice ? [stem, stem + "-again"] : [stem], some, cancellationToken);
        }
    }

    private async Task SendAsync(
        string provider, PaymentResult[] results, bool twice, CancellationToken cancellationToken)
    {
        for (int time = 0; time < (twice ? 2 : 1); time++)
        {
            await messages.SendAsync(provider, results, cancellationToken);
        }

        if (faults.Has(ProviderFault.OtherProvider, provider))
        {
            await messages.SendAsync(OtherThan(provider), results, cancellationToken);
        }
    }

    private async Task PutAsync(
        ReleasedFile file, PlannedAnswers plan, string[] stems, PaymentResult[] results,
        CancellationToken cancellationToken)
    {
        foreach (string stem in stems)
        {
            ResultFile answer = Write(file, plan, stem, results);
            await app.PutResultAsync(file, answer.Name, answer.Content, cancellationToken);
            if (faults.Has(ProviderFault.OtherProvider, file.Provider))
            {
                ReleasedFile anothers = file with { Provider = OtherThan(file.Provider) };
                await app.PutResultAsync(anothers, answer.Name, answer.Content, cancellationToken);
            }
        }

        ResultFile? statement = wild.Value.Statements && IsCreditTransfer(file)
            ? StatementAnswers.Write(stems[0] + "-statement.xml", plan, results)
            : null;
        if (statement is not null)
        {
            await app.PutResultAsync(file, statement.Name, statement.Content, cancellationToken);
        }
    }

    private ResultFile Write(ReleasedFile file, PlannedAnswers plan, string stem, PaymentResult[] results) =>
        IsCreditTransfer(file) ? BankAnswers.Write(stem + ".xml", plan, results)
            : !wild.Value.Sheets ? CashAnswers.Write(stem + ".csv", plan, results)
            : ShippedLayouts.Find(file.Format) is not null ? SheetAnswers.WriteBank(stem + ".xlsx", results)
            : SheetAnswers.WritePost(stem + ".csv", results);

    private static string OtherThan(string provider) => Others.First(other => other != provider);

    private bool SendsMessages(string provider) =>
        messages.IsPossible && InstitutionRegister.Shipped.Find(provider)?.Kind == InstitutionKind.MobileMoney;
}
