using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Routing;
using Disbursement.Formats.PayoutLists;
using Disbursement.Formats.Tests.Workbooks;
using Disbursement.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Formats.Tests.PayoutLists;

public sealed partial class PayoutPrintTests
{
    private static readonly FileId Merit = FileId.Parse("17-202406-r1-148-ncc-vnpost-001");

    [Fact]
    public void WriteHtml_GoldenCase_MatchesEveryByte() => Golden.AssertMatches(
        Golden.PathOf("payout-print/two-pages-merit/expected.html"), Html(Entries(12), Merit));

    [Fact]
    public void WriteXlsx_GoldenCase_IsWhatAStrangerReads() => Golden.AssertMatches(
        Golden.PathOf("payout-print/two-pages-merit/expected.txt"), Encoding.UTF8.GetBytes(SheetDump.Of(Xlsx(Entries(12), Merit))));

    [Fact]
    public void Write_SocialProtection_HasNoFormNumber()
    {
        Assert.DoesNotContain("C67", Encoding.UTF8.GetString(Html(Entries(2))), StringComparison.Ordinal);
        Assert.DoesNotContain("C67", SheetDump.Of(Xlsx(Entries(2))), StringComparison.Ordinal);
        Assert.Contains("Mẫu số C67-HD", SheetDump.Of(Xlsx(Entries(2), Merit)), StringComparison.Ordinal);
    }

    /// <summary>ND 20/2021 Art. 8(1b), ND 13/2023 Art. 2(4): nothing on the paper tells a diagnosis.</summary>
    [Fact]
    public void Write_AnyList_TellsNoProgrammeNoReferenceAndNoInternalKey()
    {
        PaymentEntry entry = PaymentSamples.CashEntry() with
        {
            Key = PaymentSamples.CashEntry().Key with { Programme = "BT08", Reference = "HIV-7" },
        };
        string print = Encoding.UTF8.GetString(Html([entry])) + SheetDump.Of(Xlsx([entry]));

        Assert.DoesNotContain("BT08", print, StringComparison.Ordinal);
        Assert.DoesNotContain("HIV", print, StringComparison.Ordinal);
    }

    /// <summary>
    /// Goal: on paper, the totals of the pages add up to the list and the last so-far is its total; every page has a header
    /// and says n of N. Method: random lists; the numbers are taken from the markup by a pattern, not from our pages.
    /// </summary>
    [Fact]
    public void WriteHtml_AnyList_PagesAddUp() => Prop.ForAll(Lists, entries =>
    {
        string html = WebUtility.HtmlDecode(Encoding.UTF8.GetString(Html(entries)));
        long sum = entries.Sum(static entry => entry.Amount.Dong);
        string[] pages = html.Split("<section>")[1..];
        long[] totals = [.. PageTotal().Matches(html).Select(static match => Number(match.Groups["sum"].Value))];
        long[] soFar = [.. SoFar().Matches(html).Select(static match => Number(match.Groups["sum"].Value))];

        Assert.Equal(pages.Length, totals.Length);
        Assert.Equal(sum, totals.Sum());
        Assert.Equal(sum, soFar[^1]);
        Assert.All(pages, static page => Assert.Contains("<thead>", page, StringComparison.Ordinal));
        Assert.All(pages.Index(), page => Assert.Contains(
            $"Trang {page.Index + 1}/{pages.Length}<", page.Item, StringComparison.Ordinal));
        Assert.Equal(entries.Length, Row().Count(html));
        Assert.Contains(DongInWords.ToWords(Vnd.FromDong(sum)), pages[^1], StringComparison.Ordinal);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void WriteThenReadXlsx_AnyList_KeepsPaymentsAndGivesTheSameBytes() => Prop.ForAll(Lists, entries =>
    {
        byte[] file = Xlsx(entries);

        Assert.Equal(file, Xlsx(entries));
        Assert.Equal(
            entries.Select(static entry => (entry.Id, entry.Amount)),
            PayoutListXlsxReader.Read(new MemoryStream(file)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void ReadXlsx_OnePaymentTwiceOrNoWorkbook_IsRefused()
    {
        PaymentEntry entry = PaymentSamples.CashEntry();

        Assert.Equal(FileProblem.Duplicate, Assert.Throws<FileFormatException>(
            () => PayoutListXlsxReader.Read(new MemoryStream(Xlsx([entry, entry])))).Problem);
        Assert.Equal(FileProblem.NotReadable, Assert.Throws<FileFormatException>(
            () => PayoutListXlsxReader.Read(new MemoryStream("no workbook"u8.ToArray()))).Problem);
    }

    [Fact]
    public void Write_NameWithMarkup_StaysText()
    {
        PaymentEntry entry = PaymentSamples.CashEntry().ForGuardian() with { Authorisation = "<script>1</script>" };

        Assert.DoesNotContain("<script>", Encoding.UTF8.GetString(Html([entry])), StringComparison.Ordinal);
    }

    private static Arbitrary<PaymentEntry[]> Lists => Gen.Choose(1, 100_000_000).NonEmptyListOf().Select(amounts =>
        amounts.Select((dong, index) => PaymentSamples.CashEntry(index + 1, dong)).ToArray()).ToArbitrary();

    private static PaymentEntry[] Entries(int count) =>
    [
        .. Enumerable.Range(1, count).Select(number => number == 2
            ? PaymentSamples.CashEntry(number, 720_000).ForGuardian()
            : PaymentSamples.CashEntry(number, 540_000 + number * 1_005L) with { Channel = ChannelKind.PostHome }),
    ];

    private static PayoutListHeader HeaderOf(FileId id) => new()
    {
        Id = id,
        Of = 2,
        Period = PaymentSamples.June,
        UnitName = "Thành phố Hòa Bình",
        ProviderName = "Bưu điện Việt Nam",
        CreatedAt = PaymentSamples.ProposedAt,
    };

    private static byte[] Html(IReadOnlyList<PaymentEntry> entries, FileId? id = null)
    {
        using var stream = new MemoryStream();
        PayoutListHtml.Write(
            stream, HeaderOf(id ?? PaymentSamples.PostFile), entries, code => $"Xã {code}", new string('a', 64));
        return stream.ToArray();
    }

    private static byte[] Xlsx(IReadOnlyList<PaymentEntry> entries, FileId? id = null)
    {
        using var stream = new MemoryStream();
        PayoutListXlsx.Write(stream, HeaderOf(id ?? PaymentSamples.PostFile), entries, code => $"Xã {code}");
        return stream.ToArray();
    }

    private static long Number(string text) => long.Parse(
        text.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("Cộng trang: [^<]*</td><td class=\"sum\">(?<sum>[0-9.]+)<", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PageTotal();

    [GeneratedRegex("Cộng từ đầu danh sách: [^<]*</td><td class=\"sum\">(?<sum>[0-9.]+)<", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex SoFar();

    [GeneratedRegex("<tr class=\"row\">", RegexOptions.None, 1_000)]
    private static partial Regex Row();
}
