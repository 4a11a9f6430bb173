using System.Text;
using Disbursement.Core.Intake;
using Disbursement.Formats.Beneficiaries;

namespace Disbursement.Formats.Tests.Beneficiaries;

public sealed class BeneficiaryReaderTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task ReadAsync_AnyDelimiter_IsFound(char delimiter)
    {
        string text = Lists.Join(Lists.Header, Lists.Row(1), Lists.Row(2)).Replace(',', delimiter);

        (BeneficiaryReader reader, List<RawRow> rows) = await ReadAsync(text);

        Assert.Null(reader.Problem);
        Assert.Equal(delimiter, reader.Delimiter);
        Assert.Equal(["360000", "360000"], rows.Select(row => row[IntakeField.Amount]));
        Assert.Equal([2, 3], rows.Select(row => row.LineNumber));
    }

    [Fact]
    public async Task ReadAsync_TitlesAboveAndCommasInThem_FindsTheHeader()
    {
        string[] titles = ["UBND, THÀNH PHỐ, HÒA BÌNH,,,,", "", "DANH SÁCH CHI TRẢ THÁNG 6/2024", ";;;"];
        string text = Lists.Join([.. titles, Lists.Header.Replace(',', ';'), Lists.Row(1).Replace(',', ';')]);

        (BeneficiaryReader reader, List<RawRow> rows) = await ReadAsync(text);

        Assert.Null(reader.Problem);
        Assert.Equal(6, Assert.Single(rows).LineNumber);
    }

    [Fact]
    public async Task ReadAsync_HeaderInRow20_IsFoundAndIn21Is()
    {
        string[] titles = [.. Enumerable.Repeat("tiêu đề", 19)];

        (BeneficiaryReader found, _) = await ReadAsync(Lists.Join([.. titles, Lists.Header, Lists.Row(1)]));
        (BeneficiaryReader lost, _) = await ReadAsync(Lists.Join([.. titles, "x", Lists.Header, Lists.Row(1)]));

        Assert.Null(found.Problem);
        Assert.Equal(FindingNumber.HeaderNotFound, lost.Problem?.Number);
    }

    [Fact]
    public async Task ReadAsync_OtherOrderCaseAndMarks_ReadsTheSameFields()
    {
        const string text = "MUC HUONG,programme,Họ  và   TÊN,mã xã,Số Định Danh\n360000,BT05C,A,04789,017040000001\n";

        (BeneficiaryReader reader, List<RawRow> rows) = await ReadAsync(text.Normalize(NormalizationForm.FormD));

        Assert.Null(reader.Problem);
        RawRow row = Assert.Single(rows);
        Assert.Equal(
            ("360000", "BT05C", "A", "04789", "017040000001", ""),
            (row[IntakeField.Amount], row[IntakeField.Programme], row[IntakeField.FullName],
                row[IntakeField.CommuneCode], row[IntakeField.CitizenId], row[IntakeField.Phone]));
    }

    [Theory]
    [InlineData("", FindingNumber.NoRows)]
    [InlineData("\n\n", FindingNumber.NoRows)]
    [InlineData("a,b,c\n1,2,3\n", FindingNumber.HeaderNotFound)]
    [InlineData("Số định danh,Họ và tên,Mã xã,Mã chế độ\n1,2,3,4\n", FindingNumber.ColumnMissing)]
    [InlineData("Số định danh,Họ và tên,Mã xã,Mã chế độ,Mức hưởng,amount\n", FindingNumber.ColumnTwice)]
    [InlineData("Số định danh,\0", FindingNumber.Binary)]
    public async Task ReadAsync_NoUsableHeader_IsTheProblem(string text, FindingNumber expected)
    {
        (BeneficiaryReader reader, List<RawRow> rows) = await ReadAsync(text);

        Assert.Empty(rows);
        Assert.Equal(expected, reader.Problem?.Number);
    }

    [Fact]
    public async Task ReadAsync_MissingColumns_AreNamed()
    {
        (BeneficiaryReader reader, _) = await ReadAsync("Số định danh,Họ và tên,Mã xã\n1,2,3\n");

        Assert.Equal("Mã chế độ, Mức hưởng", reader.Problem?.Value);
    }

    [Theory]
    [InlineData("Tổng cộng,2,,,,,,,720000,0", 2, 720_000, 0)]
    [InlineData(",Tổng cộng,2,,,,,,720.000,", 2, 720_000, null)]
    [InlineData("TỔNG CỘNG: 2 người,,,,,,,,\"720,000\",", 2, 720_000, null)]
    [InlineData("tong cong,,,,,,,,,", null, null, null)]
    [InlineData(",,Tổng cộng,,,,1.234,,5,6", 1_234, 5, 6)]
    public async Task ReadAsync_TotalRow_IsTakenAside(string total, int? count, int? amount, int? arrears)
    {
        const string signatures = ",,Người lập biểu,,,,,,Trưởng phòng,";
        string text = Lists.Join(Lists.Header, Lists.Row(1), Lists.Row(2), total, signatures);

        (BeneficiaryReader reader, List<RawRow> rows) = await ReadAsync(text);

        Assert.Null(reader.Problem);
        Assert.Equal(2, rows.Count);
        Assert.Equal(1, reader.LinesIgnored);
        Assert.Equal(
            new DeclaredTotals(4, count, amount, arrears, IsReadable: true), reader.Declared);
    }

    [Theory]
    [InlineData(",,NGƯỜI LẬP BIỂU,,,,,,TRƯỞNG PHÒNG,")]
    [InlineData(",,\"(Ký, ghi rõ họ tên)\",,,,,,,")]
    [InlineData(",,,,,,\"Hòa Bình, ngày 5 tháng 6 năm 2024\",,,")]
    [InlineData(",,,,,,,,ngày ... tháng 6 năm 2024,")]
    [InlineData(",\"TM. UBND\",,,,,,,,")]
    public async Task ReadAsync_SignaturesWithoutTotal_AreIgnoredAndCounted(string signature)
    {
        string text = Lists.Join(
            Lists.Header, Lists.Row(1), Lists.Row(2), signature, ",,Trần Thị B,,,,,,Lê Văn C,");

        (BeneficiaryReader reader, List<RawRow> rows) = await ReadAsync(text);

        Assert.Null(reader.Problem);
        Assert.Equal(2, rows.Count);
        Assert.Equal(2, reader.LinesIgnored);
    }

    [Theory]
    [InlineData("3,,Trần Thị B,,,,BT05C,,,")]
    [InlineData("3,,Trần Thị B,1950,,,,,,")]
    [InlineData("3,,Trần Thị B,,,,,,360000,")]
    [InlineData("3,017045000003,Trần Thị B,,,,,,,")]
    public async Task ReadAsync_PersonBelowSignatures_IsNotPassedOver(string person)
    {
        string text = Lists.Join(Lists.Header, Lists.Row(1), ",,Người lập biểu,,,,,,,", person);

        (_, List<RawRow> rows) = await ReadAsync(text);

        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public async Task ReadAsync_NameAloneWithoutSignatures_IsARow()
    {
        string text = Lists.Join(Lists.Header, Lists.Row(1), ",,Trần Thị B,,,,,,,", Lists.Row(2));

        (_, List<RawRow> rows) = await ReadAsync(text);

        Assert.Equal(3, rows.Count);
    }

    [Fact]
    public async Task ReadAsync_BeneficiaryWhoseNoteSaysTotal_IsNoTotal()
    {
        string text = Lists.Join(Lists.Header + ",Ghi chú", Lists.Row(1) + ",Tổng cộng 2 tháng", Lists.Row(2) + ",");

        (BeneficiaryReader reader, List<RawRow> rows) = await ReadAsync(text);

        Assert.Equal(2, rows.Count);
        Assert.Null(reader.Declared);
    }

    [Theory]
    [InlineData("Tổng cộng,,,,,,,,bảy trăm,", FindingNumber.DeclarationUnreadable)]
    [InlineData("Tổng cộng,,,,,,,,,?", FindingNumber.DeclarationUnreadable)]
    public async Task ReadAsync_UnreadableTotal_IsTheProblem(string total, FindingNumber expected)
    {
        (BeneficiaryReader reader, _) = await ReadAsync(Lists.Join(Lists.Header, Lists.Row(1), total));

        Assert.Equal(expected, reader.Problem?.Number);
        Assert.Equal("3", reader.Problem?.Value);
    }

    [Fact]
    public async Task ReadAsync_RowsAfterTheTotal_AreTheProblem()
    {
        (BeneficiaryReader reader, _) = await ReadAsync(
            Lists.Join(Lists.Header, Lists.Row(1), "Tổng cộng,1,,,,,,,360000,", Lists.Row(2)));

        Assert.Equal((FindingNumber.RowsAfterTotal, "4"), (reader.Problem!.Number, reader.Problem.Value));
    }

    [Fact]
    public async Task ReadAsync_EmptyAndNumberedOnlyLines_AreIgnored()
    {
        (BeneficiaryReader reader, List<RawRow> rows) = await ReadAsync(
            Lists.Join(Lists.Header, Lists.Row(1), "", ",,,,,,,,,", "2,,,,,,,,,", Lists.Row(3)));

        Assert.Equal(2, rows.Count);
        Assert.Equal(1, reader.LinesIgnored);
    }

    [Fact]
    public async Task ReadAsync_FileCutInItsLastRow_IsTheProblem()
    {
        string text = Lists.Join(Lists.Header, Lists.Row(1), Lists.Row(2));

        (BeneficiaryReader cut, _) = await ReadAsync(text[..^12]);
        (BeneficiaryReader whole, List<RawRow> rows) = await ReadAsync(text.TrimEnd());

        Assert.Equal((FindingNumber.CutShort, "3"), (cut.Problem!.Number, cut.Problem.Value));
        Assert.Null(whole.Problem);
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public async Task ReadAsync_UnquotedGroups_ShiftTheRowAndAreSeen()
    {
        (_, List<RawRow> rows) = await ReadAsync(
            Lists.Join(Lists.Header, Lists.Row(1, amount: "360,000"), Lists.Row(2) + ",,", "3,017040000003"));

        Assert.Equal(
            [RawRowFlaws.TooManyCells, RawRowFlaws.TooManyCells, RawRowFlaws.TooFewCells],
            rows.Select(row => row.Flaws));
    }

    private static async Task<(BeneficiaryReader Reader, List<RawRow> Rows)> ReadAsync(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        BeneficiaryReader reader = await BeneficiaryReader.OpenCsvAsync(stream, null, cancellationToken);
        List<RawRow> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(reader.Current!);
        }

        Assert.False(await reader.ReadAsync(cancellationToken));
        return (reader, rows);
    }
}
