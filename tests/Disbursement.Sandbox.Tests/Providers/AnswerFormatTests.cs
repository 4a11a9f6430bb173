using Disbursement.Core.Settlement;
using Disbursement.Formats.Camt053;
using Disbursement.Formats.Results;

namespace Disbursement.Sandbox.Tests.Providers;

/// <summary>Goal: the sandbox answers in the providers' own sheets and sends statements, readable by the app's readers.
/// </summary>
public sealed class AnswerFormatTests
{
    [Theory]
    [InlineData("970418", "bank-batch-result", ".xlsx")]
    [InlineData("vnpost", "post-office-result", ".csv")]
    [InlineData("xa-04789", "post-office-result", ".csv")]
    public async Task Play_Sheets_AnswersInTheProvidersLayout(string provider, string layout, string ending)
    {
        await using PlayedProvider played =
            await PlayedProvider.PlayAsync(provider, "reversal", ("Wild:Sheets", "true"));

        Assert.Equal(2, played.Paths.Length);
        ResultDocument[] waves = [.. played.Paths.Select(path => ReadSheet(played, path))];
        Assert.All(played.Paths, path => Assert.EndsWith(ending, path, StringComparison.Ordinal));
        Assert.All(waves, document => Assert.Equal(layout, document.Format));
        Assert.All(waves, document => Assert.Equal(played.Payments, document.Lines.Select(static line => line.Id)));
        Assert.All(waves[0].Lines, line => Assert.Equal(ResultStatus.Paid, line.Result!.Status));
        Assert.All(waves[1].Lines, line => Assert.Equal(ResultStatus.Returned, line.Result!.Status));
        Assert.All(waves[1].Lines, line => Assert.NotEqual("", line.Result!.Reason));
    }

    [Theory]
    [InlineData("970405")]
    [InlineData("971025")]
    public async Task Play_Statements_EachAnswerHasAStatementThatAddsUp(string provider)
    {
        await using PlayedProvider played =
            await PlayedProvider.PlayAsync(provider, "reversal", ("Wild:Statements", "true"));

        BankStatement[] statements =
        [
            .. played.Paths.Where(static path => path.EndsWith("-statement.xml", StringComparison.Ordinal))
                .Select(path => Camt053Reader.Read(new MemoryStream(played.Bytes(path)))),
        ];
        Assert.Equal(2, statements.Length);
        Assert.Equal((4, 4 * 540_000L), (statements[0].Totals.Debits.Count, statements[0].Totals.Debits.Sum.Dong));
        Assert.Equal(0, statements[0].Totals.Credits.Count);
        Assert.Equal((4, 4 * 540_000L), (statements[1].Totals.Returned.Count, statements[1].Totals.Returned.Sum.Dong));
        Assert.Equal(0, statements[1].Totals.Debits.Count);
        Assert.Equal(played.Payments, statements[1].Results.Lines.Select(static line => line.Id));
    }

    [Fact]
    public async Task Play_StatementsOfAProviderWithoutPain001_SendsNone()
    {
        await using PlayedProvider played = await PlayedProvider.PlayAsync("vnpost", "", ("Wild:Statements", "true"));

        Assert.EndsWith(".csv", Assert.Single(played.Paths), StringComparison.Ordinal);
    }

    private static ResultDocument ReadSheet(PlayedProvider played, string path) =>
        ResultSheetReader.Read(new MemoryStream(played.Bytes(path)), DateTimeOffset.UnixEpoch);
}
