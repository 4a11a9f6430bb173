using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Proof;
using Disbursement.Core.Settlement;
using Disbursement.Core.Units;
using Disbursement.Formats.Reports;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Reports;

public sealed class ProofReportTests
{
    private const string Bank = "17-202406-r1-148-btxh-970405-001";
    private const string Post = "17-202406-r1-150-ncc-vnpost-001";

    private static readonly PaymentEntry[] Entries =
        [PaymentSamples.BankEntry(1), PaymentSamples.BankEntry(2), PaymentSamples.CashEntry(3)];

    private static readonly ProofReportOptions Options = new()
    {
        Letterhead = new ReportLetterhead
        {
            Authority = "ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH",
            Agency = "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
            Province = "tỉnh Hòa Bình",
            Place = "Hòa Bình",
            Date = new DateOnly(2024, 6, 28),
        },
        UnitName = static unit => UnitRegister.Shipped.Find(unit, PaymentSamples.June)?.Name ?? unit,
        ProviderName = static code => code == "vnpost" ? "Bưu điện <Việt Nam>" : code,
    };

    [Fact]
    public void WriteHtml_AMonthThatHolds_MatchesEveryByte() =>
        Golden.AssertMatches(Golden.PathOf("proof/hoa-binh/expected.html"), Html(Proof(), Options));

    [Fact]
    public void WriteHtml_AFileThatDoesNotAddUp_SaysByHowMuch()
    {
        ProofLine broken = Line(Bank, (3, 1_620_000), (1, 540_000), (0, 0), (1, 540_000));
        MonthProof proof = Proof() with { Files = [broken], Entitlements = [], Owed = null };

        string page = Encoding.UTF8.GetString(Html(proof, Options with { Broken = Bank, IsFinal = false }));

        Assert.Contains("KHÔNG KHỚP", page, StringComparison.Ordinal);
        Assert.Contains("chưa quyết toán", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"down\">1 khoản; 540.000</td></tr>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("khớp đến từng đồng", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteHtml_AProvinceOfManyCommunes_IsShortAndItsTablesHaveAllTheMoney()
    {
        MonthProof proof = Large(communes: 151);

        string page = Encoding.UTF8.GetString(Html(proof, Options with
        {
            ProviderKind = static code => code.StartsWith("xa-", StringComparison.Ordinal)
                ? ContractKind.CommuneOfficers
                : ContractKind.Bank,
        }));

        Assert.Contains("Cán bộ xã chi tại nhà (151 bên, 302 tệp)", page, StringComparison.Ordinal);
        Assert.Contains("142 đơn vị khác", page, StringComparison.Ordinal);
        Assert.DoesNotContain("17-202406-r1", page, StringComparison.Ordinal);
        Assert.InRange(page.Split("<tr").Length, 20, 45);
        string all = $"<td>{VietnameseNumber.Format(proof.Month.InFiles.Count)}</td><td>"
            + VietnameseNumber.Format(proof.Month.InFiles.Sum.Dong);
        Assert.Equal(5, page.Split(all).Length - 1); // one kind, one source, three totals
        Assert.Contains("khớp đến từng đồng", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteHtml_ABrokenFileAmongMany_IsNamed()
    {
        MonthProof proof = Large(communes: 151);
        ProofLine broken = proof.Files[200] with { Paid = default };

        string page = Encoding.UTF8.GetString(Html(
            proof with { Files = [.. proof.Files.Take(200), broken, .. proof.Files.Skip(201)] }, Options));

        Assert.Contains("KHÔNG KHỚP", page, StringComparison.Ordinal);
        Assert.Contains(broken.Code, page, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteXlsx_AMonth_HasASheetForEachTableOfThePage()
    {
        using var stream = new MemoryStream();
        ProofXlsx.Write(stream, Proof(), Options);
        using var package = new ZipArchive(stream);
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

        string[] sheets = [.. Part(package, "xl/workbook.xml").Descendants(main + "sheet").Select(sheet => sheet.Attribute("name")!.Value)];
        string[][] files = [.. Part(package, "xl/worksheets/sheet6.xml").Descendants(main + "row")
            .Select(row => row.Elements(main + "c").Select(cell => cell.Value).ToArray())];

        Assert.Equal(
            [
                "Các khoản phải chi", "Còn phải chi", "Theo bên chi trả", "Theo nguồn kinh phí", "Theo đơn vị lập danh sách",
                "Theo tệp chi trả", "Tuổi nợ theo đơn vị",
            ],
            sheets);
        Assert.Equal([Bank, Bank, "3", "1620000", "2", "1080000", "1", "540000", "0", "0", "0", "0"], files[1]);
        Assert.Equal(["", "Tổng cộng", "5", "6620000"], files[^1][..4]);
    }

    [Fact]
    public void WriteHtml_AgesThatAreNotWhatTheProofOwes_SayByHowMuch()
    {
        MonthProof proof = Proof() with { Owed = [new OwedLine("150", 1, default, Of(1, 2_500_000))] };

        string page = Encoding.UTF8.GetString(Html(proof, Options));

        Assert.Contains("KHÔNG KHỚP", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"down\">1 khoản; 540.000</td></tr>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteRows_PaymentsOfAFile_MatchEveryByteAndNameNobody()
    {
        using var stream = new MemoryStream();

        ProofRowsCsv.Write(stream, RowsSaying("=AC04"));

        byte[] bytes = stream.ToArray();
        Golden.AssertMatches(Golden.PathOf("proof/rows/expected.csv"), bytes);
        string text = Encoding.UTF8.GetString(bytes);
        Assert.All(Entries, entry => Assert.DoesNotContain(entry.PayeeId.Reveal(), text, StringComparison.Ordinal));
    }

    private static PaymentStanding Said(PaymentEntry entry, PaymentState state, PaymentResult result) =>
        new(entry.Id, entry.Amount, state, [result]);

    private static byte[] Html(MonthProof proof, ProofReportOptions options)
    {
        using var stream = new MemoryStream();
        ProofHtml.Write(stream, proof, options);
        return stream.ToArray();
    }

    private static XElement Part(ZipArchive package, string path)
    {
        using Stream stream = package.GetEntry(path)!.Open();
        return XElement.Load(stream);
    }

    internal static ProofReportOptions OptionsWith(string text) => Options with
    {
        Letterhead = Options.Letterhead with { Authority = text, Agency = text, Province = text, Place = text },
        UnitName = _ => text,
        ProviderName = _ => text,
        Broken = text,
    };

    /// <summary>One payment open, one paid, one refused with a provider's own words.</summary>
    internal static (PaymentEntry Entry, PaymentStanding Standing)[] RowsSaying(string reason)
    {
        var at = new DateTimeOffset(2024, 6, 12, 9, 0, 0, TimeSpan.FromHours(7));
        return
        [
            (Entries[0], PaymentStanding.SentOut(Entries[0].Id, Entries[0].Amount)),
            (Entries[1], Said(Entries[1], PaymentState.Paid, new PaymentResult(
                Entries[1].Id, ResultStatus.Paid, "", Entries[1].Amount, at, "returns/a.xml"))),
            (Entries[2], Said(Entries[2], PaymentState.Rejected, new PaymentResult(
                Entries[2].Id, ResultStatus.Rejected, reason, null, at, "returns/a.xml"))),
        ];
    }

    /// <summary>A month in which every commune makes its list and pays at home, in two files.</summary>
    private static MonthProof Large(int communes)
    {
        ProofLine[] units = [.. Enumerable.Range(1, communes).Select(static number => Line(
            $"{4000 + number:00000}", (4, 2_000_000 + 2 * number), (2, 1_000_000 + number), (2, 1_000_000 + number), (0, 0)))];
        ProofLine[] files = [.. units.SelectMany(static unit => Enumerable.Range(1, 2).Select(number => Line(
            $"17-202406-r1-{unit.Code}-btxh-xa-{unit.Code}-{number:000}",
            (2, unit.InFiles.Sum.Dong / 2),
            number == 1 ? (2, unit.Paid.Sum.Dong) : (0, 0),
            number == 1 ? (0, 0) : (2, unit.Returned.Sum.Dong),
            (0, 0))))];
        ProofLine month = ProofLine.Sum("", units);
        return new MonthProof(
            "17",
            "2024-06",
            month,
            [.. units.Select(static unit => unit with { Code = $"xa-{unit.Code}" })],
            units,
            [month with { Code = "btxh" }],
            files,
            []);
    }

    internal static MonthProof Proof()
    {
        ProofLine bank = Line(Bank, (3, 1_620_000), (2, 1_080_000), (1, 540_000), (0, 0));
        ProofLine post = Line(Post, (2, 5_000_000), (1, 2_500_000), (0, 0), (1, 2_500_000));
        return new MonthProof(
            "17",
            "2024-06",
            ProofLine.Sum("", [bank, post]),
            [bank with { Code = "970405" }, post with { Code = "vnpost" }],
            [bank with { Code = "148" }, post with { Code = "150" }],
            [bank with { Code = "btxh" }, post with { Code = "ncc" }],
            [bank, post],
            [
                GroupSettlement.None(ProgrammeGroup.Btxh) with
                {
                    Taken = Of(4, 2_160_000),
                    InFiles = bank.InFiles,
                    Paid = bank.Paid,
                    Returned = bank.Returned,
                    Held = Of(1, 540_000),
                },
                GroupSettlement.None(ProgrammeGroup.Ncc) with
                {
                    Taken = Of(1, 2_500_000),
                    CarriedIn = Of(1, 2_500_000),
                    InFiles = post.InFiles,
                    Paid = post.Paid,
                    Open = post.Open,
                },
            ])
        {
            Owed = [new OwedLine("148", 0, bank.Returned, default), new OwedLine("150", Ageing.Oldest, default, post.Open)],
        };
    }

    private static ProofLine Line(
        string code, (long, long) inFiles, (long, long) paid, (long, long) returned, (long, long) open) =>
        new(code, Of(inFiles), Of(paid), Of(returned), Of(open));

    private static Tally Of((long Count, long Dong) tally) => Of(tally.Count, tally.Dong);

    private static Tally Of(long count, long dong) => new(count, Vnd.FromDong(dong));
}
