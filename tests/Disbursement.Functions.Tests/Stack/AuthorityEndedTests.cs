using System.Text;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>
/// Goal: who was authorised and is so no more by the day of payment receives nothing; the beneficiary does, in cash, in
/// the same month. Method: a month on the running app up to its approval, and what routing wrote.
/// </summary>
[Collection(OtherAppTests.Name)]
public sealed class AuthorityEndedTests(AppFixture app)
{
    private const int Ended = 961;
    private const int Valid = 962;

    [Fact]
    public async Task Approve_AnAuthorisationEndedBeforePayDay_PaysTheBeneficiaryInCash()
    {
        MonthRef month = app.NewMonth();
        DateOnly first = month.ToPeriod().FirstDay;
        await app.SendAsync($"{month.Folder}/148/btxh/a.csv", List(
            Row(Ended, "0101010101", first.AddDays(4)), Row(Valid, "0101010102", first.AddYears(1))));
        await app.CloseAsync(month);
        await app.ApproveAsync(month);

        PaymentEntry[] payments = [.. PaymentEntryCsv.Read(await ReadAsync(month, "payments-"))];
        RoutedRow[] routed = [.. RoutedCsv.Read(await ReadAsync(month, ""))];

        Assert.Equal([(ListText.Id(Ended), true), ("017180012345", false)], payments.OrderBy(static entry => entry.Key)
            .Select(static entry => (entry.PayeeId.Reveal(), entry.PayeeId == entry.Key.Person)));
        Assert.True(payments.Single(static entry => entry.PayeeId == entry.Key.Person).Channel.IsCash());
        Assert.Equal(
            RouteReason.AuthorityEnded, routed.Single(static row => row.Key.Person.Reveal() == ListText.Id(Ended)).Route.Cause);
        SlotEntity slot = Assert.Single(await app.Get<MonthStore>().SlotsAsync(month, CancellationToken.None));
        Assert.Contains("361", slot.Noticed, StringComparison.Ordinal);
    }

    private async Task<Stream> ReadAsync(MonthRef month, string prefix)
    {
        string folder = LedgerPaths.Routed(month, 1, 1, "148", ProgrammeGroup.Btxh);
        return (await app.Blobs.ReadAsync(
            Containers.Ledger, $"{folder}/{prefix}{LedgerPaths.Chunk(0)}", CancellationToken.None)).ToStream();
    }

    private static string Row(int person, string account, DateOnly until) =>
        $"{ListText.Row(person).TrimEnd(',')},TK,970405,{account},UQ,017180012345,Bùi Thị Lan,12 hạn "
        + FormattableString.Invariant($"{until:dd/MM/yyyy}");

    private static byte[] List(params IEnumerable<string> rows) => Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Prepend(
        "STT,Số định danh,Họ và tên,Ngày sinh,Giới tính,Mã xã,Mã chế độ,Mức hưởng,Truy lĩnh,Hình thức chi trả,Ngân hàng,"
        + "Số tài khoản,Người nhận,Số định danh người nhận,Họ tên người nhận,Văn bản ủy quyền")) + "\r\n");
}
