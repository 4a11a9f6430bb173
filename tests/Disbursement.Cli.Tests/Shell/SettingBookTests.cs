using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Tests.Shell;

/// <summary>Settings come from the environment, then from the file; both under one name.</summary>
public sealed class SettingBookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("disburse-settings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Find_InBoth_TakesTheEnvironment()
    {
        var book = new SettingBook(name => name == "A" ? "one" : null, Values(("A", "two")));

        Assert.Equal("one", book.Find("A"));
    }

    [Fact]
    public void Find_EmptyInTheEnvironment_TakesTheFile()
    {
        var book = new SettingBook(_ => " ", Values(("A", "two")));

        Assert.Equal("two", book.Find("A"));
    }

    [Fact]
    public void Find_SectionByTwoUnderscores_IsFound()
    {
        var book = new SettingBook(name => name == "Auth__Audience" ? "x" : null, Values());

        Assert.Equal("x", book.Find("Auth:Audience"));
    }

    [Fact]
    public void Find_Nowhere_IsNull() => Assert.Null(new SettingBook(_ => null, Values()).Find("A"));

    [Fact]
    public void Read_FileWithCommentsAndNumbers_TakesValuesAsText()
    {
        Write("""{ "IsEncrypted": false, "Values": { "A": "one", /* note */ "B": 2, "C": true, } }""");

        SettingBook book = SettingBook.Read(_ => null, [_folder]);

        Assert.Equal("one", book.Find("A"));
        Assert.Equal("2", book.Find("B"));
        Assert.Equal("True", book.Find("C"));
    }

    [Fact]
    public void Read_FirstFolderWithoutFile_TakesTheNext()
    {
        Write("""{ "Values": { "A": "one" } }""");

        SettingBook book = SettingBook.Read(_ => null, [Path.Combine(_folder, "none"), _folder]);

        Assert.Equal("one", book.Find("A"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "Values": 3 }""")]
    public void Read_NotTheRightJson_SaysSo(string text)
    {
        Write(text);

        CliException refused = Assert.Throws<CliException>(() => SettingBook.Read(_ => null, [_folder]));

        Assert.Contains(SettingBook.FileName, refused.Words.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoValues_IsEmpty()
    {
        Write("""{ "Host": {} }""");

        Assert.Empty(SettingBook.Read(_ => null, [_folder]).FileValues);
    }

    private void Write(string text) => File.WriteAllText(Path.Combine(_folder, SettingBook.FileName), text);

    private static Dictionary<string, string> Values(params (string Name, string Value)[] values) =>
        values.ToDictionary(value => value.Name, value => value.Value);
}
