using Disbursement.Core.Intake;

namespace Disbursement.Core.Tests.Intake;

public sealed class FindingCatalogueTests
{
    [Fact]
    public void Get_EveryNumber_HasAllTexts() =>
        Assert.All(Enum.GetValues<FindingNumber>(), number =>
        {
            FindingText text = FindingCatalogue.Get(number);

            Assert.Matches("^[a-z_]+\\.[a-z_]+$", text.Code);
            Assert.All(
                [text.Vietnamese, text.English, text.ToDoVietnamese, text.ToDoEnglish],
                sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
            Assert.Equal(
                text.Vietnamese.Contains("{0}", StringComparison.Ordinal),
                text.English.Contains("{0}", StringComparison.Ordinal));
        });

    [Fact]
    public void All_Codes_AreUnique()
    {
        Assert.Equal(Enum.GetValues<FindingNumber>().Length, FindingCatalogue.All.Count);
        Assert.Equal(
            FindingCatalogue.All.Count,
            FindingCatalogue.All.Select(text => text.Code).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(FindingNumber.NotUtf8, FindingSeverity.Error)]
    [InlineData(FindingNumber.AmountInvalid, FindingSeverity.Error)]
    [InlineData(FindingNumber.RateDiffers, FindingSeverity.Warning)]
    [InlineData(FindingNumber.LeadingZerosRestored, FindingSeverity.Repair)]
    public void SeverityOf_Number_GoesByHundreds(FindingNumber number, FindingSeverity expected) =>
        Assert.Equal(expected, Finding.SeverityOf(number));

    [Fact]
    public void InVietnamese_Value_TakesItsPlace()
    {
        FindingText text = FindingCatalogue.Get(FindingNumber.RateDiffers);

        Assert.Contains("(360.000)", text.InVietnamese("360.000"), StringComparison.Ordinal);
        Assert.Contains("(360.000)", text.InEnglish("360.000"), StringComparison.Ordinal);
        Assert.DoesNotContain("{0}", text.InVietnamese(null), StringComparison.Ordinal);
    }
}
