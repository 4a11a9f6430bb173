using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

[Collection(ApiTests.Name)]
public sealed class OverridePaymentTests(ApiFixture api)
{
    private const string Payment = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string File = "99-202406-r1-148-btxh-970405-001";
    private static readonly string Reconciler = TestTokens.Of("doisoat", "reconciler", "99");

    [Theory]
    [InlineData(File, "paid", "AC04", "sao kê", 400)]
    [InlineData(File, "rejected", "", "sao kê", 400)]
    [InlineData(File, "rejected", "ZZ99", "sao kê", 400)]
    [InlineData(File, "settled", "", "sao kê", 400)]
    [InlineData("a/b", "paid", "", "sao kê", 400)]
    [InlineData(File, "paid", "", "", 400)]
    [InlineData(File, "paid", "", "của 001234567890", 400)]
    [InlineData(File, "paid", "", "sao kê", 404)]
    public async Task Override_WhatDoesNotHold_IsRefused(
        string file, string status, string code, string reason, int expected)
    {
        MonthRef month = await api.WithRoundAsync("Released");

        ApiAnswer answer = await api.PostAsync(
            Reconciler, $"{month.Path()}/payments/{Payment}/override", new { file, status, code, reason });

        Assert.Equal(expected, answer.Status);
        Assert.Empty(await api.AuditAsync(month));
    }

    [Fact]
    public async Task Unpaid_MonthWithoutFiles_IsEmpty()
    {
        MonthRef month = await api.WithRoundAsync("Released");

        ApiAnswer answer = await api.GetAsync(Reconciler, $"{month.Path()}/unpaid?state=unknown&unit=148");

        Assert.Equal((200, 0), (answer.Status, answer.Body.GetProperty("count").GetInt32()));
    }
}
