using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Payments;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>
/// Goal: an account whose holder's name is only close is paid as a person decides, from the next round that is routed;
/// undecided at the cut-off it is cash. Method: whole months on the running app; a bank that answers with a name close
/// to the payee's, people over HTTP.
/// </summary>
[Collection(OtherAppTests.Name)]
public sealed class CloseMatchDecisionTests(AppFixture app)
{
    private const string Bank = "970405";
    private const string Post = "vnpost";

    private static int _tests;

    private readonly string _accounts = FormattableString.Invariant($"10{Interlocked.Increment(ref _tests):000}");

    [Fact]
    public async Task Decide_WithinTheWindow_RoutesTheFirstRoundSo()
    {
        MonthRef month = app.NewMonth();
        await CloseAsync(month, people: 2);
        await WaitForExceptionsAsync(month, 2);
        await app.DecideAsync(month, await ExceptionOfAsync(month, 1), "pay-account");
        await app.DecideAsync(month, await ExceptionOfAsync(month, 2), "pay-cash");
        await app.ApproveAsync(month);
        await app.SettleAsync(month);
        await app.MonthAsync(month, "Settled");

        Assert.Equal(
            [(Bank, ChannelKind.Bank, 1), (Post, ChannelKind.Post, 2)],
            (await PaymentsAsync(month, round: 1)).Order());
    }

    [Fact]
    public async Task Decide_Once_CountsInLaterMonths()
    {
        MonthRef month = app.NewMonth();
        await CloseAsync(month, people: 2);
        await WaitForExceptionsAsync(month, 2);
        await app.DecideAsync(month, await ExceptionOfAsync(month, 1), "pay-account");
        await app.DecideAsync(month, await ExceptionOfAsync(month, 2), "pay-cash");
        await app.RoundAsync(month, 1, "Proposed");
        MonthRef later = app.NewMonth();

        await CloseAsync(later, people: 2);
        await app.RoundAsync(later, 1, "Proposed"); // nobody is waited for
        ExceptionEntity paid = await ExceptionOfAsync(later, 1);
        ExceptionEntity cash = await ExceptionOfAsync(later, 2);

        Assert.Equal(
            [(Bank, ChannelKind.Bank, 1), (Post, ChannelKind.Post, 2)],
            (await PaymentsAsync(later, round: 1)).Order());
        Assert.Equal(("Decided", "pay-account", month.Period), (paid.State, paid.Decision, paid.RememberedFrom));
        Assert.Equal(("Decided", "pay-cash", month.Period), (cash.State, cash.Decision, cash.RememberedFrom));
        Assert.Contains("ketoan", paid.DecidedBy, StringComparison.Ordinal);
        Assert.EndsWith("đã xác minh", paid.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decide_TheBanksNameChanged_IsAskedAgain()
    {
        MonthRef month = app.NewMonth();
        await CloseAsync(month, people: 1);
        await WaitForExceptionsAsync(month, 1);
        await app.DecideAsync(month, await ExceptionOfAsync(month, 1), "pay-account");
        await app.RoundAsync(month, 1, "Proposed");
        MonthRef later = app.NewMonth();

        await CloseAsync(later, people: 1, name: "NGUYEN VAN AN A");
        await WaitForExceptionsAsync(later, 1);

        Assert.Equal("Open", (await ExceptionOfAsync(later, 1)).State);
        await CutOffAsync(later);
    }

    [Fact]
    public async Task Decide_AfterTheCutOff_IsCashUntilTheRoundIsRoutedAnew()
    {
        MonthRef month = app.NewMonth();
        await CloseAsync(month, people: 1);
        await WaitForExceptionsAsync(month, 1);
        await CutOffAsync(month);
        await app.RoundAsync(month, 1, "Proposed");
        (string, ChannelKind, int) before = Assert.Single(await PaymentsAsync(month, round: 1));
        await app.DecideAsync(month, await ExceptionOfAsync(month, 1), "pay-account");
        await app.SendBackAsync(month);
        await app.ProposalAsync(month, 2);
        await app.ApproveAsync(month);
        await app.SettleAsync(month);
        await app.MonthAsync(month, "Settled");

        Assert.Equal((Post, ChannelKind.Post, 1), before);
        Assert.Equal((Bank, ChannelKind.Bank, 1), Assert.Single(await PaymentsAsync(month, round: 1)));
    }

    [Fact]
    public async Task Decide_AfterTheCashWentOut_PaysTheAccountWhenNobodyCollected()
    {
        (MonthRef month, MonthRef next) = AppFixture.MonthsInARow;
        await CloseAsync(month, people: 2);
        await WaitForExceptionsAsync(month, 2);
        await CutOffAsync(month);
        await app.ApproveAsync(month);
        await NotCollectedAsync(month);
        await app.DecideAsync(month, await ExceptionOfAsync(month, 1), "pay-account");
        await app.SettleAsync(month);
        await app.MonthAsync(month, "Settled");

        // The next month lists somebody else: what it pays of these two was carried over.
        await app.SendAsync($"{next.Folder}/148/btxh/a.csv", ListText.Of(ListText.Row(9)));
        await app.CloseAsync(next);
        await app.ApproveAsync(next);
        await app.SettleAsync(next);
        await app.MonthAsync(next, "Settled");

        Assert.Equal(
            [(Bank, ChannelKind.Bank, 1), (Post, ChannelKind.Post, 2), (Post, ChannelKind.Post, 9)],
            (await PaymentsAsync(next, round: 1)).Order());
    }

    /// <summary>Accounts of this test alone: decisions are remembered by account, for every later month.</summary>
    private AccountHolder HolderOf(int person) => new($"{_accounts}{person:000}", "NGUYEN A");

    private async Task CloseAsync(MonthRef month, int people, string? name = null)
    {
        var rows = new List<string>();
        for (int person = 1; person <= people; person++)
        {
            AccountHolder holder = HolderOf(person);
            app.Inquiry.Accounts[holder.Account] = ("active", name ?? holder.Name);
            rows.Add(ListText.AccountRow(person, holder.Account, Bank));
        }

        await app.SendAsync($"{month.Folder}/148/btxh/a.csv", ListText.Of(rows));
        await app.CloseAsync(month);
    }

    /// <summary>The time for people to decide ends: the round wakes as by its timer.</summary>
    private Task CutOffAsync(MonthRef month) =>
        Orchestrations.WakeAsync(app.Engine, month, 1, Orchestrations.Decided, CancellationToken.None);

    private Task WaitForExceptionsAsync(MonthRef month, int count) => Testing.Eventually.HoldsAsync(
        async () => (await app.Get<ExceptionStore>().ListAsync(month, CancellationToken.None))
            .Count(static row => row.Kind == nameof(ExceptionKind.CloseMatch)) == count,
        TimeSpan.FromSeconds(60));

    private async Task<ExceptionEntity> ExceptionOfAsync(MonthRef month, int person)
    {
        Assert.True(PersonKey.TryParse(ListText.Id(person), out PersonKey key));
        string subject = app.Get<Identifiers>().SubjectOf(
            month.Province, new EntitlementKey(key, "BT05C", ""));
        return (await app.Get<ExceptionStore>().FindAsync(
            month, ExceptionStore.IdOf(ExceptionKind.CloseMatch, subject), CancellationToken.None))!;
    }

    /// <summary>Nobody came to the post office.</summary>
    private async Task NotCollectedAsync(MonthRef month)
    {
        PaymentFileEntity file = Assert.Single(await app.FilesAsync(month, round: 1));
        IEnumerable<PaymentResult> results = (await EntriesAsync(month, file))
            .Select(static entry => Settlement.Samples.ResultOf(entry, ResultStatus.Unclaimed, "PO01"));
        await app.Get<ResultApplier>().ApplyAsync(month, file.RowKey, [.. results], CancellationToken.None);
    }

    /// <summary>Provider, channel and person of every payment in the files of a round.</summary>
    private async Task<IReadOnlyList<(string Provider, ChannelKind Channel, int Person)>> PaymentsAsync(
        MonthRef month, int round)
    {
        var payments = new List<(string, ChannelKind, int)>();
        foreach (PaymentFileEntity file in await app.FilesAsync(month, round))
        {
            payments.AddRange((await EntriesAsync(month, file)).Select(entry =>
                (file.Provider, entry.Channel, int.Parse(
                    entry.Key.Person.Reveal().AsSpan(^3), System.Globalization.CultureInfo.InvariantCulture))));
        }

        return payments;
    }

    private async Task<IReadOnlyList<PaymentEntry>> EntriesAsync(MonthRef month, PaymentFileEntity file)
    {
        BinaryData content = await app.Blobs.ReadAsync(
            Containers.Ledger, LedgerPaths.Entries(month, file.Round, file.Proposal, file.RowKey), CancellationToken.None);
        using Stream stream = content.ToStream();
        return [.. PaymentEntryCsv.Read(stream)];
    }

    private sealed record AccountHolder(string Account, string Name);
}
