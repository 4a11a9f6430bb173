using System.Security.Cryptography;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Web;
using Disbursement.Functions.Web.Actions;
using Disbursement.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>What people do in a month, over HTTP, in few words.</summary>
internal static class MonthSteps
{
    private static readonly string Treasurer = TestTokens.Of("ketoan", "treasurer", "17");
    private static readonly string Approver = TestTokens.Of("lanhdao", "approver", "17");

    /// <summary>The accountant closes, although districts are missing.</summary>
    public static async Task CloseAsync(this AppFixture app, MonthRef month)
    {
        ApiAnswer answer = await app.CallAsync(
            Treasurer, HttpMethod.Post, $"{month.Path()}/close", new { acceptMissing = true, reason = "thử một đơn vị" });
        Assert.Equal(202, answer.Status);
    }

    /// <summary>The approver approves the proposal as it stands, and the round is released.</summary>
    public static async Task<RoundEntity> ApproveAsync(this AppFixture app, MonthRef month, int round = 1)
    {
        RoundEntity row = await app.RoundAsync(month, round, "Proposed");
        ApiAnswer answer = await app.CallAsync(
            Approver, HttpMethod.Post, $"{month.Path()}/rounds/{round}/approval", new { root = row.Root });
        Assert.Equal(202, answer.Status);
        return await app.RoundAsync(month, round, "Released");
    }

    /// <summary>The approver sends the proposal back.</summary>
    public static async Task SendBackAsync(this AppFixture app, MonthRef month)
    {
        RoundEntity row = await app.RoundAsync(month, 1, "Proposed");
        ApiAnswer answer = await app.CallAsync(
            Approver, HttpMethod.Post, $"{month.Path()}/rounds/1/send-back", new { root = row.Root, reason = "xem lại" });
        Assert.Equal(202, answer.Status);
    }

    /// <summary>The accountant says that the providers have said their last word.</summary>
    public static async Task SettleAsync(this AppFixture app, MonthRef month, int round = 1)
    {
        ApiAnswer answer = await app.CallAsync(
            Treasurer, HttpMethod.Post, $"{month.Path()}/rounds/{round}/settle", new { });
        Assert.Equal(202, answer.Status);
        await app.RoundAsync(month, round, "Settled");
    }

    /// <summary>Waits for the n-th proposal of the first round.</summary>
    public static async Task<RoundEntity> ProposalAsync(this AppFixture app, MonthRef month, int number)
    {
        RoundEntity? row = null;
        await Eventually.HoldsAsync(
            async () => (row = await app.RoundAsync(month, 1, "Proposed")).Proposal == number, TimeSpan.FromSeconds(60));
        return row!;
    }

    /// <summary>The accountant decides the only exception of a kind.</summary>
    public static async Task<ExceptionEntity> DecideAsync(
        this AppFixture app, MonthRef month, ExceptionKind kind, string decision)
    {
        ExceptionEntity row = Assert.Single(
            await app.Get<ExceptionStore>().ListAsync(month, CancellationToken.None),
            one => one.Kind == kind.ToString());
        await app.DecideAsync(month, row, decision);
        return row;
    }

    /// <summary>The accountant decides an exception.</summary>
    public static async Task DecideAsync(this AppFixture app, MonthRef month, ExceptionEntity row, string decision)
    {
        ApiAnswer answer = await app.CallAsync(
            Treasurer,
            HttpMethod.Post,
            $"{month.Path()}/exceptions/{row.RowKey}/decision",
            new { decision, reason = "đã xác minh" });
        Assert.Equal((200, decision), (answer.Status, answer.Text("decision")));
    }

    /// <summary>The payment files of a month.</summary>
    public static Task<IReadOnlyList<PaymentFileEntity>> FilesAsync(this AppFixture app, MonthRef month, int? round) =>
        app.Get<PaymentFileStore>().ListAsync(month, round, CancellationToken.None);

    /// <summary>Runs a month that has ended again, and tells how that ended.</summary>
    public static async Task<MonthOutcome> RunAgainAsync(this AppFixture app, MonthRef month)
    {
        await app.Engine.WaitForInstanceCompletionAsync(
            month.InstanceId, cancellation: TestContext.Current.CancellationToken);
        await app.Engine.ScheduleNewOrchestrationInstanceAsync(
            nameof(RunMonthOrchestrator), month, new StartOrchestrationOptions(month.InstanceId), CancellationToken.None);
        OrchestrationMetadata ended = await app.Engine.WaitForInstanceCompletionAsync(
            month.InstanceId, getInputsAndOutputs: true, TestContext.Current.CancellationToken);
        return ended.ReadOutputAs<MonthOutcome>()!;
    }

    /// <summary>Runs a round that has ended again, and tells how that ended.</summary>
    public static async Task<RoundOutcome> RunRoundAgainAsync(
        this AppFixture app, MonthRef month, int round, FrozenMonth frozen)
    {
        string id = month.RoundInstanceId(round);
        await app.Engine.WaitForInstanceCompletionAsync(id, cancellation: TestContext.Current.CancellationToken);
        await app.Engine.ScheduleNewOrchestrationInstanceAsync(
            nameof(RunRoundOrchestrator),
            new RoundRequest(month, round, frozen),
            new StartOrchestrationOptions(id),
            CancellationToken.None);
        OrchestrationMetadata ended = await app.Engine.WaitForInstanceCompletionAsync(
            id, getInputsAndOutputs: true, TestContext.Current.CancellationToken);
        return ended.ReadOutputAs<RoundOutcome>()!;
    }

    /// <summary>What a round does now, as its custom status says; empty before it says anything.</summary>
    public static async Task<string> StageAsync(this AppFixture app, MonthRef month, int round) =>
        (await ReadMonth.ProgressAsync(app.Engine, month, round, CancellationToken.None))?.Stage ?? "";

    /// <summary>The bytes of every blob of a month, whatever container it is in.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> BytesAsync(this AppFixture app, MonthRef month)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        BlobServiceClient service = app.Get<BlobServiceClient>();
        await foreach (BlobContainerItem container in service.GetBlobContainersAsync())
        {
            BlobContainerClient blobs = service.GetBlobContainerClient(container.Name);
            await foreach (BlobItem blob in blobs.GetBlobsAsync(prefix: $"{month.Folder}/"))
            {
                BlobDownloadResult content = await blobs.GetBlobClient(blob.Name).DownloadContentAsync();
                found[$"{container.Name}/{blob.Name}"] = Convert.ToHexStringLower(
                    SHA256.HashData(content.Content.ToMemory().Span));
            }
        }

        return found;
    }

    /// <summary>Every blob and row of a month with its version: equal when nothing was written.</summary>
    public static async Task<IReadOnlyList<string>> StandAsync(this AppFixture app, MonthRef month)
    {
        var found = new List<string>();
        BlobServiceClient service = app.Get<BlobServiceClient>();
        await foreach (BlobContainerItem container in service.GetBlobContainersAsync())
        {
            await foreach (BlobItem blob in service.GetBlobContainerClient(container.Name)
                .GetBlobsAsync(prefix: $"{month.Folder}/"))
            {
                found.Add($"{container.Name}/{blob.Name} {blob.Properties.ETag}");
            }
        }

        found.AddRange(await app.RowsAsync(month));
        return found;
    }

    /// <summary>Every row of a month with its version.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(this AppFixture app, MonthRef month)
    {
        var found = new List<string>();
        foreach (string table in (string[])["Months", "Rounds", "PaymentFiles", "Coverage", "Exceptions", "Audit"])
        {
            TableClient rows = await app.Get<Tables>().GetAsync(table, CancellationToken.None);
            await foreach (AnyEntity row in rows.QueryAsync<AnyEntity>($"PartitionKey eq '{month.PartitionKey}'"))
            {
                found.Add($"{table} {row.RowKey} {row.ETag}");
            }
        }

        return found;
    }

    private sealed class AnyEntity : StoreEntity;
}
