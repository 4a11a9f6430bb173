using Disbursement.Core.Identity;

namespace Disbursement.Core.Tests.Identity;

public sealed class AccountNumberTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("3000205123456")]
    [InlineData("VANITY2024")]
    [InlineData("1234567890123456789012345678901234")]
    public void TryParse_LettersAndDigits_KeepsThem(string text)
    {
        Assert.True(AccountNumber.TryParse(text, out AccountNumber account));
        Assert.Equal(text, account.Reveal());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12 34")]
    [InlineData("1.9E+13")]
    [InlineData("12345678901234567890123456789012345")]
    [InlineData("tài")]
    public void TryParse_AnythingElse_Refuses(string? text)
    {
        Assert.False(AccountNumber.TryParse(text, out AccountNumber account));
        Assert.True(account.IsEmpty);
    }

    [Theory]
    [InlineData("3000205123456", "*********3456")]
    [InlineData("1234", "****")]
    [InlineData("1", "*")]
    public void ToString_Account_MasksAllButFour(string text, string expected)
    {
        Assert.True(AccountNumber.TryParse(text, out AccountNumber account));

        Assert.Equal(expected, account.ToString());
    }

    [Fact]
    public void Compare_Accounts_IsOrdinal()
    {
        Assert.True(AccountNumber.TryParse("1", out AccountNumber low));
        Assert.True(AccountNumber.TryParse("12", out AccountNumber high));

        Assert.True(low < high && high > low && low <= high && high >= low);
        Assert.Equal(0, low.CompareTo(low));
    }
}
