using System.Text.Json;
using Disbursement.Core.Funds;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Storage;

namespace Disbursement.Functions.Tests.Web;

/// <summary>
/// Goal: nobody signs a round above its envelopes, exactly the envelope is not above it, and what is proven not to have
/// been paid can be paid again. Method: rounds with their files, and the administrator's file, over HTTP. Tests of this
/// collection follow each other; each puts the shipped file back.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class EnvelopesTests(ApiFixture api) : IAsyncLifetime
{
    private static readonly string First = TestTokens.Of("lanhdao", "approver", "22");
    private static readonly string Second = TestTokens.Of("pholanhdao", "approver", "22");

    private readonly MonthRef _month = ApiFixture.NewMonth("22");

    public async ValueTask InitializeAsync()
    {
        await api.FreezeContractsAsync(_month, "none");
        await api.WithListAsync(_month, "193");
        MonthEntity row = (await api.Get<MonthStore>().FindAsync(_month, CancellationToken.None))!;
        row.ClosedBy = "ketoan";
        Assert.True(await api.Get<MonthStore>().MoveAsync(row, MonthState.Paying, CancellationToken.None));
    }

    public async ValueTask DisposeAsync() => await WriteAsync(EnvelopeBook.ShippedCsv());

    [Fact]
    public async Task Approve_ExactlyTheEnvelope_IsApprovedUnderThisFile()
    {
        await ProposeAsync(1, ("193", "btxh", 600), ("195", "ncc", 400));
        string text = await LimitAsync("193,btxh,{0},,600,12/QĐ", "22,ncc,{0},,400,13/QĐ");

        ApiAnswer answer = await SignAsync(First, 1);

        Assert.Equal((202, "Approved"), (answer.Status, answer.Text("state")));
        RoundEntity round = await RoundAsync(1);
        string path = LedgerPaths.Envelopes(_month, 1, round.Proposal, round.EnvelopesSha256);
        Assert.Equal(text, (await api.Get<BlobStore>().ReadAsync(Containers.Ledger, path, CancellationToken.None)).ToString());
    }

    [Fact]
    public async Task Approve_OneDongAboveTheEnvelope_IsRefusedWithEverySumAndNothingIsWritten()
    {
        await ProposeAsync(1, ("193", "btxh", 601), ("195", "btxh", 1));
        await LimitAsync("193,btxh,{0},,600,12/QĐ");

        ApiAnswer answer = await SignAsync(First, 1);

        Assert.Equal((409, "approval.envelope-exceeded"), (answer.Status, answer.Code));
        Assert.Equal(
            ["193 btxh Exceeded 600 0 601 1 12/QĐ", "195 btxh NoneForUnit  0 1 1 "],
            answer.Body.GetProperty("envelopes").EnumerateArray().Select(Words));
        RoundEntity round = await RoundAsync(1);
        Assert.Equal(("Proposed", ""), (round.State, round.Signatures));
        Assert.Empty(await api.AuditAsync(_month));
    }

    [Fact]
    public async Task Approve_EnvelopeRaisedAfterwards_IsApproved()
    {
        await ProposeAsync(1, ("193", "btxh", 601));
        await LimitAsync("193,btxh,{0},,600,12/QĐ");
        Assert.Equal(409, (await SignAsync(First, 1)).Status);
        await LimitAsync("193,btxh,{0},,601,15/QĐ");

        Assert.Equal(202, (await SignAsync(First, 1)).Status);
    }

    [Fact]
    public async Task Approve_EnvelopeLoweredBetweenSignatures_TheLastIsRefused()
    {
        await ProposeAsync(1, ("193", "btxh", 600));
        RoundEntity round = await RoundAsync(1);
        round.SignaturesNeeded = 2;
        Assert.True(await api.Get<RoundStore>().UpdateAsync(round, CancellationToken.None));
        await LimitAsync("193,btxh,{0},,600,12/QĐ");
        Assert.Equal("Proposed", (await SignAsync(First, 1)).Text("state"));
        await LimitAsync("193,btxh,{0},,599,15/QĐ");

        ApiAnswer last = await SignAsync(Second, 1);

        Assert.Equal((409, "approval.envelope-exceeded"), (last.Status, last.Code));
        Assert.Equal(["lanhdao"], (await RoundAsync(1)).SignaturesGiven().Select(static one => one.By));
    }

    [Fact]
    public async Task Approve_SeveralPeopleAtTheSameTime_AllOrNoneByTheSameEnvelope()
    {
        await ProposeAsync(1, ("193", "btxh", 600));
        RoundEntity round = await RoundAsync(1);
        round.SignaturesNeeded = 2;
        Assert.True(await api.Get<RoundStore>().UpdateAsync(round, CancellationToken.None));
        await LimitAsync("193,btxh,{0},,600,12/QĐ");

        ApiAnswer[] answers = await Task.WhenAll(SignAsync(First, 1), SignAsync(Second, 1));

        Assert.All(answers, static answer => Assert.Equal(202, answer.Status));
        Assert.Equal("Approved", (await RoundAsync(1)).State);
    }

    [Theory]
    [InlineData(300, 202)]
    [InlineData(301, 409)]
    public async Task Approve_LaterRound_CountsWhatIsOutAndNotWhatFailed(long dong, int status)
    {
        await ProposeAsync(1, ("193", "btxh", 900));
        await SettleAsync(1, failedDong: 200);
        await ProposeAsync(2, ("193", "btxh", dong));
        await LimitAsync("193,btxh,{0},,1000,12/QĐ");

        ApiAnswer answer = await SignAsync(First, 2);

        Assert.Equal(status, answer.Status);
    }

    /// <summary>Files that group units carry the province's code; each payment counts for its own unit.</summary>
    [Theory]
    [InlineData(200, 202)]
    [InlineData(199, 409)]
    public async Task Approve_FilesThatGroupUnits_AreCountedByEachPaymentsUnit(long envelopeOf195, int status)
    {
        PaymentEntry[] entries =
        [
            Entry(1, "193", 500), Entry(2, "195", 200), Entry(3, "195", 100), Entry(4, "193", 50),
        ];
        string id = await ProposeAsync(1, ("22", "btxh", 850));
        await WriteEntriesAsync(1, id, entries);
        await LimitAsync("193,btxh,{0},,550,12/QĐ", "195,btxh,{0},,300,13/QĐ");
        Assert.Equal(202, (await SignAsync(First, 1)).Status);
        await SettleAsync(1, failedDong: 0);
        await AnswerAsync(id, entries);

        string again = await ProposeAsync(2, ("22", "btxh", 100));
        await WriteEntriesAsync(2, again, Entry(5, "195", 100));
        await LimitAsync("193,btxh,{0},,550,12/QĐ", $"195,btxh,{{0}},,{envelopeOf195},13/QĐ");
        ApiAnswer shown = await api.GetAsync(First, $"{_month.Path()}/rounds/2");

        // 195 has 200 failed of 300: 100 is out, and 100 is asked again.
        (string standing, int over) = status == 202 ? ("Within", 0) : ("Exceeded", 1);
        Assert.Equal(
            ["193 btxh Within 550 550 0 0 12/QĐ", $"195 btxh {standing} {envelopeOf195} 100 100 {over} 13/QĐ"],
            shown.Body.GetProperty("envelopes").GetProperty("lines").EnumerateArray().Select(Words));
        Assert.Equal(status, (await SignAsync(First, 2)).Status);
    }

    [Fact]
    public async Task Approve_FilesOfAnotherProposalThanTheRow_IsRefused()
    {
        await ProposeAsync(1, ("193", "btxh", 600));
        RoundEntity round = await RoundAsync(1);
        round.SumDong++;
        Assert.True(await api.Get<RoundStore>().UpdateAsync(round, CancellationToken.None));
        await LimitAsync("193,btxh,{0},,600,12/QĐ");

        Assert.Equal((409, "write.contended"), Status(await SignAsync(First, 1)));
    }

    [Fact]
    public async Task Approve_FileThatIsNotValid_IsRefusedWithEveryErrorInBothLanguages()
    {
        await ProposeAsync(1, ("193", "btxh", 600));
        await LimitAsync("193,btxh,{0},,sáu,12/QĐ", "999,ncc,{0},,1,");

        ApiAnswer answer = await SignAsync(First, 1);

        Assert.Equal((409, "approval.envelopes-invalid"), Status(answer));
        Assert.Equal(
            ["2:7", "3:3", "3:8"],
            answer.Body.GetProperty("errors").EnumerateArray()
                .Select(static one => $"{one.GetProperty("line")}:{one.GetProperty("number")}"));
        ApiAnswer shown = await api.GetAsync(First, $"{_month.Path()}/rounds/1");
        Assert.Equal(3, shown.Body.GetProperty("envelopes").GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task Approve_FileThatWasRemoved_LiftsNoLimit()
    {
        await ProposeAsync(1, ("193", "btxh", 600));
        await (await api.Get<BlobStore>().ContainerAsync(Containers.Reference, CancellationToken.None))
            .GetBlobClient("envelopes.csv").DeleteIfExistsAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((409, "approval.envelopes-invalid"), Status(await SignAsync(First, 1)));
    }

    [Fact]
    public async Task Round_NoEnvelopeSet_SaysSoAndIsApproved()
    {
        await ProposeAsync(1, ("193", "btxh", 600), ("22", "ncc", 5));

        ApiAnswer shown = await api.GetAsync(First, $"{_month.Path()}/rounds/1");

        Assert.Equal(
            ["22 btxh NotSet  0 600 0 ", "22 ncc NotSet  0 5 0 "],
            shown.Body.GetProperty("envelopes").GetProperty("lines").EnumerateArray().Select(Words));
        Assert.Equal(202, (await SignAsync(First, 1)).Status);
        Assert.Equal("", (await RoundAsync(1)).EnvelopesSha256);
        ApiAnswer after = await api.GetAsync(First, $"{_month.Path()}/rounds/1");
        Assert.Equal(JsonValueKind.Null, after.Body.GetProperty("envelopes").ValueKind);
    }

    private static (int, string) Status(ApiAnswer answer) => (answer.Status, answer.Code);

    private static string Words(JsonElement line) =>
        $"{line.GetProperty("unit")} {line.GetProperty("source")} {line.GetProperty("standing")} "
        + $"{line.GetProperty("envelopeDong")} {line.GetProperty("beforeDong")} {line.GetProperty("askedDong")} "
        + $"{line.GetProperty("overDong")} {line.GetProperty("decision")}";

    private PaymentEntry Entry(int person, string unit, long dong) =>
        Settlement.Samples.EntryOf(person, _month.ToPeriod(), dong, unit: unit);

    private Task<ApiAnswer> SignAsync(string token, int round) => api.PostAsync(
        token, $"{_month.Path()}/rounds/{round}/approval", new { root = MonthSamples.Root });

    private async Task<RoundEntity> RoundAsync(int round) =>
        (await api.Get<RoundStore>().FindAsync(_month, round, CancellationToken.None))!;

    /// <summary>The administrator writes the file; {0} is the month.</summary>
    private async Task<string> LimitAsync(params string[] lines)
    {
        string text = "unit,source,from_period,to_period,amount,decision\n"
            + string.Join('\n', lines).Replace("{0}", _month.Period, StringComparison.Ordinal);
        await WriteAsync(text);
        return text;
    }

    private Task WriteAsync(string text) => api.Get<BlobStore>().ReplaceAsync(
        Containers.Reference, "envelopes.csv", BinaryData.FromString(text), LedgerBytes.ContentType, CancellationToken.None);

    /// <summary>A round with one file for each unit and source; tells the last one's id.</summary>
    private async Task<string> ProposeAsync(int number, params (string Unit, string Source, long Dong)[] files)
    {
        RoundEntity round = await api.Get<RoundStore>().GetAsync(_month, number, CancellationToken.None);
        (round.State, round.Root, round.Proposal) = ("Proposed", MonthSamples.Root, 1);
        round.SumDong = files.Sum(static file => file.Dong);
        Assert.True(await api.Get<RoundStore>().UpdateAsync(round, CancellationToken.None));
        PaymentFileEntity[] rows =
        [
            .. files.Select(file => new PaymentFileEntity
            {
                PartitionKey = _month.PartitionKey,
                RowKey = $"22-{_month.ToPeriod().Compact}-r{number}-{file.Unit}-{file.Source}-970405-001",
                Round = number,
                Proposal = 1,
                Provider = "970405",
                Unit = file.Unit,
                Source = file.Source,
                FileName = "a.xml",
                Format = "pain.001.001.09",
                Payments = 1,
                SumDong = file.Dong,
                State = "Proposed",
            }),
        ];
        await PaymentFileRows.PutAsync(api.Get<Tables>(), rows);
        return rows[^1].RowKey;
    }

    /// <summary>The round went out and came back.</summary>
    private async Task SettleAsync(int number, long failedDong)
    {
        RoundEntity round = await RoundAsync(number);
        (round.State, round.ApprovedAt) = ("Settled", Settlement.Samples.Noon);
        Assert.True(await api.Get<RoundStore>().UpdateAsync(round, CancellationToken.None));
        foreach (PaymentFileEntity file in await api.Get<PaymentFileStore>().ListAsync(_month, number, CancellationToken.None))
        {
            (file.State, file.FailedDong) = ("Answered", failedDong);
            await PaymentFileRows.PutAsync(api.Get<Tables>(), file);
        }
    }

    private async Task WriteEntriesAsync(int round, string id, params PaymentEntry[] entries) =>
        await api.Get<BlobStore>().CreateAsync(
            Containers.Ledger,
            LedgerPaths.Entries(_month, round, 1, id),
            LedgerBytes.Of(PaymentEntryCsv.Header, entries, PaymentEntryCsv.Write),
            LedgerBytes.ContentType,
            CancellationToken.None);

    /// <summary>The provider pays the first, could not pay the second, and says nothing of the others.</summary>
    private async Task AnswerAsync(string id, PaymentEntry[] entries) => await api.Get<ResultApplier>().ApplyAsync(
        _month,
        id,
        [
            Settlement.Samples.ResultOf(entries[0], ResultStatus.Paid),
            Settlement.Samples.ResultOf(entries[1], ResultStatus.Rejected, "AC04"),
        ],
        CancellationToken.None);
}
