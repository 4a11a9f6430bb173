using Disbursement.Core.Identity;

namespace Disbursement.Core.Tests.Identity;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Nguyễn Văn Đức", "NGUYEN VAN DUC")]
    [InlineData("  Nguyễn \u00A0 Văn\tĐức ", "NGUYEN VAN DUC")]
    [InlineData("Trần Thị Hoà", "TRAN THI HOA")]
    [InlineData("Ðặng Thuỳ Trâm", "DANG THUY TRAM")]
    [InlineData("H'Hen Niê", "H'HEN NIE")]
    [InlineData("Lý A Sùng", "LY A SUNG")]
    public void BankForm_Name_HasNoMarks(string text, string expected) =>
        Assert.Equal(expected, PersonName.From(text).BankForm);

    [Fact]
    public void TryParse_DecomposedName_EqualsComposed()
    {
        const string name = "Nguyễn Văn Đức";

        Assert.Equal(PersonName.From(name), PersonName.From(name.Normalize(System.Text.NormalizationForm.FormD)));
        Assert.Equal(name, PersonName.From(name + " ").Reveal());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("---")]
    [InlineData("Nguyễn 2")]
    [InlineData("Nguyễn\u0001Văn")]
    public void TryParse_NoName_Refuses(string? text)
    {
        Assert.False(PersonName.TryParse(text, out PersonName name));
        Assert.True(name.IsEmpty);
    }

    /// <summary>Attributes cannot hold half a surrogate pair, so this case stands alone.</summary>
    [Fact]
    public void TryParse_HalfASurrogatePair_Refuses() => Assert.False(PersonName.TryParse("A" + (char)0xD800, out _));

    [Fact]
    public void TryParse_TooLong_Refuses()
    {
        Assert.True(PersonName.TryParse(new string('A', PersonName.LengthMax), out _));
        Assert.False(PersonName.TryParse(new string('A', PersonName.LengthMax + 1), out _));
    }

    [Fact]
    public void ToString_Name_IsMasked() => Assert.Equal("*** *** ***", PersonName.From("Nguyễn Văn Đức").ToString());

    [Fact]
    public void From_NoName_ThrowsWithoutRepeatingIt()
    {
        var thrown = Assert.Throws<FormatException>(() => PersonName.From("Nguyễn 2"));

        Assert.DoesNotContain("Nguyễn", thrown.Message, StringComparison.Ordinal);
    }
}
