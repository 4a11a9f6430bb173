using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

/// <summary>
/// Goal: nobody approves what cannot be released or paid for. Method: proposed rounds with their files and frozen
/// contracts, over HTTP, in an app without a key.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class ApprovalChecksTests(ApiFixture api)
{
    private static readonly string Approver = TestTokens.Of("lanhdao", "approver", "*");

    [Fact]
    public async Task Approve_FilesThatMustBeSignedAndNoKey_IsRefusedAndNothingIsWritten()
    {
        MonthRef month = await WithFileAsync("cms");

        ApiAnswer answer = await ApproveAsync(month);

        Assert.Equal((409, "approval.no-signing-key"), (answer.Status, answer.Code));
        Assert.Equal("Proposed", (await api.RoundAsync(month)).State);
        Assert.Empty(await api.AuditAsync(month));
    }

    [Fact]
    public async Task Approve_FilesThatNobodyWantsSigned_NeedsNoKey() =>
        Assert.Equal(202, (await ApproveAsync(await WithFileAsync("none"))).Status);

    private Task<ApiAnswer> ApproveAsync(MonthRef month) =>
        api.PostAsync(Approver, $"{month.Path()}/rounds/1/approval", new { root = MonthSamples.Root });

    private async Task<MonthRef> WithFileAsync(string signature)
    {
        MonthRef month = await api.WithRoundAsync("Proposed", province: "17");
        await api.WithFileAsync(month, "970405", "Proposed");
        await api.FreezeContractsAsync(month, signature);
        return month;
    }
}
