using Disbursement.Core.Payments;

namespace Disbursement.Core.Tests.Payments;

public sealed class FileIdTests
{
    [Theory]
    [InlineData("17-202406-r1-148-btxh-970405-001", "17", "202406", "r1", "148", "btxh", "970405", 1)]
    [InlineData("25-202507-r12-07894-ncc-xa-07894-999", "25", "202507", "r12", "07894", "ncc", "xa-07894", 999)]
    [InlineData("22-202405-r2-22-khac-vnpost-010", "22", "202405", "r2", "22", "khac", "vnpost", 10)]
    public void Parse_Id_GivesItsParts(
        string text, string province, string month, string round, string unit, string source, string provider,
        int number)
    {
        FileId id = FileId.Parse(text);

        Assert.Equal(
            (province, month, round, unit, source, provider, number),
            (id.Province, id.YearMonth, id.Round, id.Unit, id.Source, id.Provider, id.Number));
        Assert.Equal(text, id.ToString());
        Assert.Equal(id, FileId.Create(province, month, round, unit, source, provider, number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("17-202406-r1-148-btxh-970405")]
    [InlineData("1-202406-r1-148-btxh-970405-001")]
    [InlineData("17-20246-r1-148-btxh-970405-001")]
    [InlineData("17-202406-1-148-btxh-970405-001")]
    [InlineData("17-202406-r0-148-btxh-970405-001")]
    [InlineData("17-202406-r1-148-xxxx-970405-001")]
    [InlineData("17-202406-r1-148-btxh-970405-000")]
    [InlineData("17-202406-r1-148-btxh-970405-1")]
    [InlineData("17-202406-r1-148-btxh-../../-001")]
    [InlineData("17-202406-r1-148-btxh-VNPOST-001")]
    [InlineData("17-202406-r1-148-btxh-a-b-c-001")]
    public void TryParse_OtherText_IsRefused(string text) => Assert.False(FileId.TryParse(text, out _));

    [Theory]
    [InlineData("17-202406-r1-148-btxh-970405-001", true)]
    [InlineData("25-202507-r1-07894-btxh-970405-001", true)]
    [InlineData("25-202507-r12-07894-ncc-xa-07894-999", false)]
    public void FitsMessageId_Length_Decides(string text, bool fits) =>
        Assert.Equal(fits, FileId.Parse(text).FitsMessageId);

    [Fact]
    public void Create_NumberOutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => FileId.Create("17", "202406", "r1", "148", "btxh", "970405", 0));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => FileId.Create("17", "202406", "r1", "148", "btxh", "970405", 1000));
    }

    [Fact]
    public void CompareTo_Ids_AreOrdinal()
    {
        FileId first = FileId.Parse("17-202406-r1-148-btxh-970405-001");
        FileId second = FileId.Parse("17-202406-r1-148-btxh-970405-002");

        Assert.True(first < second);
        Assert.True(second > first);
        Assert.True(first <= second && second >= first);
        Assert.True(first == FileId.Parse(first.ToString()));
        Assert.Equal("", default(FileId).ToString());
    }
}
