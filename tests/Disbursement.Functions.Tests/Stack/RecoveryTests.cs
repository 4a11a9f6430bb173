using Disbursement.Core.Payments;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Recovery;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Web;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>
/// Goal: what was paid before a death was reported is found once, to the đồng, and stays on the list until a person says
/// what became of it; what was due is not touched. Method: two months on the running app, the second learns of the event.
/// </summary>
[Collection(OtherAppTests.Name)]
public sealed class RecoveryTests(AppFixture app)
{
    private const int Alive = 971;
    private const int Dead = 973;
    private const string Provider = "vnpost";

    private static readonly string Treasurer = TestTokens.Of("ketoan", "treasurer", "17");
    private static readonly string Officer = TestTokens.Of("canbo", "officer", "17/148");

    [Fact]
    public async Task Close_ADeathReportedAfterAMonthWasPaid_ListsThatPaymentUntilItIsRecovered()
    {
        (MonthRef first, MonthRef second) = AppFixture.MonthsOfRecovery;
        PaymentEntry paid = await PayAsync(first);

        await app.SendAsync(
            $"{second.Folder}/148/biendong/a.csv",
            System.Text.Encoding.UTF8.GetBytes(
                "Số định danh,Mã biến động,Ngày biến động,Số quyết định\r\n"
                + $"{ListText.Id(Dead)},TV,15/01/2025,\r\n{ListText.Id(Alive)},TV,15/02/2025,\r\n"));
        await app.SendAsync($"{second.Folder}/148/btxh/a.csv", ListText.Of(ListText.Row(975)));
        await app.CloseAsync(second);
        await app.RoundAsync(second, 1, "Proposed");
        ExceptionEntity asked = Assert.Single(
            await app.Get<ExceptionStore>().ListAsync(second, CancellationToken.None),
            static one => one.Kind == nameof(ExceptionKind.Overpaid));
        ApiAnswer open = await app.CallAsync(Treasurer, HttpMethod.Get, $"{second.Path()}/recoveries");
        await app.Get<OverpaymentBook>().TellAsync(second, CancellationToken.None);
        await app.DecideAsync(second, asked, "recovered");
        ApiAnswer closed = await app.CallAsync(Treasurer, HttpMethod.Get, $"{second.Path()}/recoveries?unit=148");
        ApiAnswer refused = await app.CallAsync(Officer, HttpMethod.Get, $"{second.Path()}/recoveries");

        // Who died in February was due February's money; who died in January was not.
        Assert.Equal((paid.Id.ToString(), "148", "Open"), (asked.Subject, asked.Unit, asked.State));
        Assert.Contains("đã chi 360.000 đồng của tháng 2/2025", asked.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain(ListText.Id(Dead), asked.Summary, StringComparison.Ordinal);
        Assert.Equal((1, 360_000), (open.Body.GetProperty("openCount").GetInt32(), open.Body.GetProperty("openDong").GetInt32()));
        Assert.Equal(ListText.Id(Dead), open.Body.GetProperty("payments")[0].GetProperty("citizenId").GetString());
        Assert.Equal(asked.RowKey, open.Body.GetProperty("payments")[0].GetProperty("exception").GetString());
        Assert.Equal(0, closed.Body.GetProperty("openCount").GetInt32());
        Assert.Equal("Recovered", closed.Body.GetProperty("payments")[0].GetProperty("standing").GetString());
        Assert.Equal(403, refused.Status);
    }

    /// <summary>Pays two people at the post office and settles the month.</summary>
    private async Task<PaymentEntry> PayAsync(MonthRef month)
    {
        await app.SendAsync($"{month.Folder}/148/btxh/a.csv", ListText.Of(ListText.Row(Alive), ListText.Row(Dead)));
        await app.CloseAsync(month);
        await app.ApproveAsync(month);
        PaymentFileEntity file = Assert.Single(await app.FilesAsync(month, round: 1));
        BinaryData content = await app.Blobs.ReadAsync(
            Containers.Ledger, LedgerPaths.Entries(month, file.Round, file.Proposal, file.RowKey), CancellationToken.None);
        using Stream stream = content.ToStream();
        PaymentEntry[] entries = [.. PaymentEntryCsv.Read(stream)];
        IEnumerable<string> lines = entries.Select(static entry =>
            FormattableString.Invariant($"{entry.Id},{entry.Amount.Dong},Đã nhận,,10/03/2025"));
        await app.Blobs.CreateAsync(
            Containers.Returns,
            $"{Provider}/{month.Folder}/ket-qua.csv",
            BinaryData.FromString(string.Join("\r\n", lines.Prepend("Mã lệnh,Số tiền,Kết quả,Lý do,Ngày nhận")) + "\r\n"),
            "text/csv",
            CancellationToken.None);
        await app.MonthAsync(month, "Settled");
        return entries.Single(static entry => entry.Key.Person.Reveal() == ListText.Id(Dead));
    }
}
