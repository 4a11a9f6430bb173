using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Tests.Shell;

/// <summary>The officers' language unless another is asked for.</summary>
public sealed class LanguageChoiceTests
{
    [Theory]
    [InlineData("", null, Language.Vietnamese)]
    [InlineData("--lang en", null, Language.English)]
    [InlineData("--lang=en", null, Language.English)]
    [InlineData("--lang vi", "en", Language.Vietnamese)]
    [InlineData("status --lang en --json", "vi", Language.English)]
    [InlineData("", "en", Language.English)]
    [InlineData("", "EN-us", Language.English)]
    [InlineData("", "vi_VN", Language.Vietnamese)]
    [InlineData("--lang", "en", Language.English)]
    [InlineData("--language en", null, Language.Vietnamese)]
    public void Of_ArgumentsAndSetting_ArgumentWins(string arguments, string? setting, object expected)
    {
        var settings = new SettingBook(
            name => name == LanguageChoice.Setting ? setting : null, new Dictionary<string, string>());

        Language language = LanguageChoice.Of(
            arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), settings);

        Assert.Equal(expected, language);
    }
}
