using System.Text;
using Disbursement.Core.Intake;
using Disbursement.Core.Programmes;
using Disbursement.Core.Text.Encodings;
using Disbursement.Formats.Receipts;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Stack;
using Disbursement.Testing;

namespace Disbursement.Functions.Tests.Intake;

/// <summary>
/// Goal: lists of old office programs are taken, the officer reads how they were read, and a question can be answered
/// by the file's name. Method: files dropped into the inbox of the running app.
/// </summary>
[Collection(AppTests.Name)]
public sealed class OldEncodingListTests(AppFixture app)
{
    private readonly MonthRef _month = app.NewIntakeMonth();

    private string City => $"{_month.Folder}/148/btxh/";

    [Theory]
    [InlineData(TextEncodingKind.Tcvn3, "TCVN3")]
    [InlineData(TextEncodingKind.Vni, "VNI")]
    [InlineData(TextEncodingKind.Utf16LittleEndian, "UTF-16")]
    public async Task Drop_ListInAnOldEncoding_IsTakenAndSaysSo(TextEncodingKind kind, string name)
    {
        Receipt receipt = await app.SendAsync($"{City}a.csv", Encode(kind, "Nguyễn Thị Hường", "Đặng Văn Dũng"));

        Assert.Equal((ReceiptVerdict.Accepted, 2), (receipt.Verdict, receipt.Accepted.Rows));
        Assert.Equal((name, "certain"), (receipt.Encoding?.Name, receipt.Encoding?.Certainty));
        Assert.Equal(
            name == "UTF-16" ? [] : [$"Tệp dùng bảng mã cũ {name}; đã chuyển sang Unicode."],
            receipt.Findings
                .Where(static finding => finding.Number == (int)FindingNumber.FileConverted)
                .Select(static finding => finding.Vietnamese));
        SlotEntity slot = Assert.Single(await SlotsAsync());
        Assert.Equal(receipt.Sha256, slot.Sha256);
        string rows = await RowsAsync(slot);
        Assert.Contains("Nguyễn Thị Hường", rows, StringComparison.Ordinal);
        Assert.Contains("Đặng Văn Dũng", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drop_UncertainList_IsAskedAndTheLastAnswerIsInForce()
    {
        byte[] list = Encode(TextEncodingKind.Tcvn3, keys: true, "Dũng");

        Receipt asked = await app.SendAsync($"{City}a.csv", list);
        Assert.Empty(await SlotsAsync());
        Receipt wrong = await app.SendAsync($"{City}a.viscii.csv", list);

        // Of two files of one second the later name is in force.
        Receipt right = await app.SendAsync($"{City}b.tcvn3.csv", list);

        Assert.Equal((ReceiptVerdict.Refused, 122), (asked.Verdict, Assert.Single(asked.FileFindings).Number));
        Assert.Equal((ReceiptVerdict.Accepted, "stated"), (wrong.Verdict, wrong.Encoding?.Certainty));
        Assert.Equal((ReceiptVerdict.Accepted, null), (right.Verdict, right.NoticeVietnamese));
        SlotEntity slot = Assert.Single(await SlotsAsync());
        Assert.Equal($"{City}b.tcvn3.csv", slot.Path);
        Assert.Contains("Dũng", await RowsAsync(slot), StringComparison.Ordinal);
    }

    private static byte[] Encode(TextEncodingKind kind, params IEnumerable<string> names) =>
        Encode(kind, keys: false, names);

    private static byte[] Encode(TextEncodingKind kind, bool keys, params IEnumerable<string> names)
    {
        string text = Encoding.UTF8.GetString(ListText.Of(names.Select(static (name, at) =>
            ListText.Row(at + 1).Replace("Nguyễn Văn A", name, StringComparison.Ordinal))));
        string header = text[..text.IndexOf('\r', StringComparison.Ordinal)];
        const string Keys = "stt,citizen_id,full_name,birth,sex,commune_code,programme,amount,arrears,channel,bank,account";
        return OldEncodings.Encode(keys ? text.Replace(header, Keys, StringComparison.Ordinal) : text, kind);
    }

    private async Task<IReadOnlyList<SlotEntity>> SlotsAsync() =>
        await app.Get<MonthStore>().SlotsAsync(_month, TestContext.Current.CancellationToken);

    private async Task<string> RowsAsync(SlotEntity slot)
    {
        BinaryData? chunk = await app.Blobs.FindAsync(
            Containers.Ledger,
            $"{LedgerPaths.Intake(_month, slot.Unit, ProgrammeGroup.Btxh, slot.Sha256[..12])}/part-00000.csv",
            TestContext.Current.CancellationToken);
        return chunk!.ToString();
    }
}
