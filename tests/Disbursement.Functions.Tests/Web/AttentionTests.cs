using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Watch;
using Disbursement.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.Functions.Tests.Web;

/// <summary>
/// Goal: what is stopped, put aside, stuck or overdue is told to whom it concerns. Method: leave it in the stores as
/// the app and the host do, and ask over HTTP.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class AttentionTests(ApiFixture api, AzuriteFixture azurite)
{
    private static readonly string Manager = TestTokens.Of("quanly", "manager", "99,17");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_AMonthStoppedByAProof_ShowsBothSidesDownToTheRow()
    {
        MonthRef month = await api.WithRoundAsync("Verifying");
        string because = Assert.Throws<ControlTotalException>(() => ControlTotalException.ThrowIfDifferent(
            "built = payments in files",
            new Tally(10, Vnd.FromDong(5_400_000)),
            new Tally(9, Vnd.FromDong(4_860_000)),
            new RowDifference("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "540.000", RowDifference.Absent))).Message;
        var stop = new StopRequest(month, 1, because, StopCode.RoundUnbalanced, "ProposeActivity");
        StopActivity activity = ActivatorUtilities.CreateInstance<StopActivity>(api.Get<IServiceProvider>());

        await activity.RunAsync(stop, CancellationToken.None);
        await activity.RunAsync(stop with { Because = "an echo of the first" }, CancellationToken.None);
        JsonElement item = await OnlyAsync(month, "Stopped");

        Assert.Equal(
            ("RoundUnbalanced", $"{month.Folder} r1", true),
            (Text(item, "code"), Text(item, "subject"), item.GetProperty("alarm").GetBoolean()));
        JsonElement proof = item.GetProperty("proof");
        Assert.Equal(
            ("built = payments in files", "10 rows, 5.400.000 dong", "9 rows, 4.860.000 dong"),
            (Text(proof, "name"), Text(proof, "left"), Text(proof, "right")));
        Assert.Equal(
            ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "540.000", "absent"),
            (Text(proof, "firstKey"), Text(proof, "firstLeft"), Text(proof, "firstRight")));
        Assert.Equal("Stopped", (await api.RoundAsync(month)).State);
    }

    [Fact]
    public async Task Get_AnInstanceThatFailed_IsToldWithItsCause()
    {
        MonthRef month = await api.WithListAsync(ApiFixture.NewMonth(), "148");
        api.Client.Failed.Enqueue(Failed("intake-1", $$"""{"path":"{{month.Folder}}/148/btxh/a.csv"}"""));
        api.Client.Failed.Enqueue(Failed("intake-2", """{"path":"99/1999-01/148/btxh/a.csv"}"""));

        JsonElement item = await OnlyAsync(month, "Poisoned");

        Assert.Equal(("WorkFailed", "intake-1"), (Text(item, "code"), Text(item, "subject")));
        Assert.Contains("no room", Text(item, "cause"), StringComparison.Ordinal);
        Assert.Contains($"{month.Folder}/148/btxh/a.csv", Text(item, "next"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Get_ABlobTheHostPutAside_IsTold(bool inBase64)
    {
        MonthRef month = await api.WithListAsync(ApiFixture.NewMonth(), "148");
        var queue = new QueueClient(azurite.ConnectionString, "webjobs-blobtrigger-poison");
        await queue.CreateIfNotExistsAsync(cancellationToken: Token);
        string record = JsonSerializer.Serialize(new
        {
            Type = "BlobTrigger",
            FunctionId = "InboxTrigger",
            ContainerName = "inbox",
            BlobName = $"{month.Folder}/148/btxh/b.csv",
        });
        string text = inBase64 ? Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(record)) : record;
        await queue.SendMessageAsync(text, Token);

        JsonElement item = await OnlyAsync(month, "Poisoned");

        Assert.Equal(
            ("BlobPoisoned", $"inbox/{month.Folder}/148/btxh/b.csv"), (Text(item, "code"), Text(item, "subject")));
        Assert.StartsWith("InboxTrigger", Text(item, "cause"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unanswered_AListWithoutReceiptOfItsVersion_IsFoundUntilItHasOne()
    {
        MonthRef month = ApiFixture.NewMonth();
        string path = $"{month.Folder}/148/btxh/new.csv";
        BlobContainerClient inbox = await api.Get<BlobStore>().ContainerAsync(Containers.Inbox, CancellationToken.None);
        BlobContainerClient receipts =
            await api.Get<BlobStore>().ContainerAsync(Containers.Receipts, CancellationToken.None);
        await inbox.UploadBlobAsync(path, BinaryData.FromString("STT"), Token);
        InboxWatch watch = api.Get<InboxWatch>();

        UnansweredList found = Assert.Single(await watch.UnansweredAsync(month, CancellationToken.None));
        BlobProperties written = await inbox.GetBlobClient(path).GetPropertiesAsync(cancellationToken: Token);
        await receipts.GetBlobClient(path + ReceiptPaths.ReceiptSuffix).UploadAsync(
            BinaryData.FromString("{}"),
            new BlobUploadOptions
            {
                Metadata = new Dictionary<string, string> { [ReceiptPaths.VersionKey] = FileVersions.NameOf(written.ETag) },
            },
            Token);

        Assert.Equal((path, "148"), (found.Path, found.Unit));
        Assert.Empty(await watch.UnansweredAsync(month, CancellationToken.None));
    }

    [Fact]
    public async Task Get_AFilePastItsCutOff_IsToldToTheOfficerOfItsUnitOnly()
    {
        MonthRef month = await api.WithListAsync(new MonthRef("17", "2031-03"), "148");
        await api.SetRoundAsync(month, "Released", MonthSamples.Root);
        RoundEntity round = await api.RoundAsync(month);
        round.ApprovedAt = new DateTimeOffset(2024, 6, 6, 8, 0, 0, TimeSpan.Zero);
        Assert.True(await api.Get<RoundStore>().UpdateAsync(round, CancellationToken.None));
        await api.Get<Reference.ReferenceStore>().SeedAsync(CancellationToken.None);
        await api.Get<Reference.ReferenceStore>().FreezeAsync(month, CancellationToken.None);
        string late = await api.WithFileAsync(month, "970405", "Fetched");
        await api.WithFileAsync(month, "970415", "Answered");

        JsonElement item = await OnlyAsync(month, "Overdue");
        IReadOnlyList<JsonElement> own = await ItemsAsync(TestTokens.Of("canbo", "officer", "17/148"), month);
        IReadOnlyList<JsonElement> other = await ItemsAsync(TestTokens.Of("canbo", "officer", "17/150"), month);

        Assert.Equal(("FileOverdue", late, "148"), (Text(item, "code"), Text(item, "subject"), Text(item, "unit")));
        Assert.Equal([late], own.Select(static one => Text(one, "subject")));
        Assert.Empty(other);
    }

    [Fact]
    public async Task Get_DeadLetters_AreCountedByReasonAndTellNothingOfThem()
    {
        MonthRef month = await api.WithListAsync(ApiFixture.NewMonth(), "148");
        var dead = new QueueClient(azurite.ConnectionString, "sb-settlement-results-dead");
        await dead.CreateIfNotExistsAsync(cancellationToken: Token);
        await dead.SendMessageAsync(
            """{"v":1,"id":"m","properties":{"DeadLetterReason":"message.form"},"body":"someone's payment"}""",
            Token);

        IReadOnlyList<JsonElement> items = await ItemsAsync(Manager, month);

        JsonElement item = Assert.Single(items, static item => Text(item, "code") == "MessagesDead");
        Assert.DoesNotContain("someone", item.ToString(), StringComparison.Ordinal);
        await dead.ClearMessagesAsync(Token);
    }

    [Fact]
    public async Task Get_AMonthNobodySentAnythingFor_IsUnknown()
    {
        ApiAnswer answer = await api.GetAsync(Manager, $"{ApiFixture.NewMonth().Path()}/attention");

        Assert.Equal((404, "month.unknown"), (answer.Status, answer.Code));
    }

    private static OrchestrationMetadata Failed(string id, string input) => new("ReadListOrchestrator", id)
    {
        RuntimeStatus = OrchestrationRuntimeStatus.Failed,
        SerializedInput = input,
        FailureDetails = new TaskFailureDetails("System.IO.IOException", "no room", null, null, null),
    };

    private async Task<JsonElement> OnlyAsync(MonthRef month, string group) => Assert.Single(
        await ItemsAsync(Manager, month),
        item => Text(item, "group") == group && Text(item, "code") is not ("CloseOverdue" or "MessagesDead"));

    private async Task<IReadOnlyList<JsonElement>> ItemsAsync(string token, MonthRef month)
    {
        ApiAnswer answer = await api.GetAsync(token, $"{month.Path()}/attention");
        Assert.Equal(200, answer.Status);
        return [.. answer.Body.EnumerateArray()];
    }

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}
