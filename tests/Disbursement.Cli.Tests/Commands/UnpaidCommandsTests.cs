using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;

namespace Disbursement.Cli.Tests.Commands;

/// <summary>What is not paid, and a person's word about it: what is asked and what is sent.</summary>
public sealed class UnpaidCommandsTests : IDisposable
{
    private const string UnpaidRoute = "GET /api/months/17/2024-06/unpaid";
    private const string OverrideRoute = "POST /api/months/17/2024-06/payments/ABCDEFGHIJKLMNOPQRSTUVWXYZ/override";
    private readonly TestCli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Unpaid_Month_ShowsReasonActionAndEvidence()
    {
        await using FakeApp app = new FakeApp().On(UnpaidRoute, _ => FakeAnswer.Json(new
        {
            count = 1,
            sumDong = 540_000,
            payments = new[]
            {
                new
                {
                    payment = "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                    file = "17-202406-r1-148-btxh-970405-001",
                    provider = "970405",
                    unit = "148",
                    state = "Unknown",
                    amountDong = 540_000,
                    sentAt = "2024-06-03T08:30:00+07:00",
                    code = "NOAS",
                    saidIn = "",
                    reasonVietnamese = "Không có trả lời",
                    reasonEnglish = "No answer",
                    toDoVietnamese = "Hỏi lại đơn vị chi trả.",
                    toDoEnglish = "Ask the provider.",
                    mayBePaidAgain = false,
                },
            },
        }));
        await _cli.ActAsync(app);

        int code = await _cli.RunAsync("unpaid");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("Hỏi lại đơn vị chi trả.", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("gửi 03/06/2024 08:30, lấy tệp –, trả lời –", _cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chua-chi.html", ExitCode.Ok)]
    [InlineData("chua-chi.xlsx", ExitCode.Failed)]
    public async Task Unpaid_Out_DownloadsThePageToPrint(string name, int expected)
    {
        await using FakeApp app = new FakeApp().On(UnpaidRoute + "/persons", new { page = 1 });
        await _cli.ActAsync(app, "treasurer");
        string path = Path.Combine(_cli.Folder, name);

        int code = await _cli.RunAsync("unpaid", "--unit", "148", "--out", path);

        Assert.Equal(expected, code);
        Assert.Equal(expected == ExitCode.Ok, File.Exists(path));
    }

    [Fact]
    public async Task Override_Payment_SendsWhatWasDecided()
    {
        await using FakeApp app = new FakeApp().On(OverrideRoute, _ => FakeAnswer.Empty(200));
        await _cli.ActAsync(app, "reconciler");

        int code = await _cli.RunAsync(
            "override", "--file", "17-202406-r1-148-btxh-970405-001", "--payment", "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            "--status", "returned", "--code", "AC04", "--reason", "CV 15");

        Assert.Equal(ExitCode.Ok, code);
        string body = Assert.Single(app.BodiesOf(OverrideRoute));
        Assert.Contains("\"status\": \"returned\"", body, StringComparison.Ordinal);
        Assert.Contains("\"code\": \"AC04\"", body, StringComparison.Ordinal);
        Assert.Contains("\"reason\": \"CV 15\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Override_StatusOfNoPayment_IsNotSent()
    {
        await using FakeApp app = new FakeApp().On(OverrideRoute, _ => FakeAnswer.Empty(200));
        await _cli.ActAsync(app, "reconciler");

        int code = await _cli.RunAsync(
            "override", "--file", "f", "--payment", "p", "--status", "settled", "--reason", "CV 15");

        Assert.NotEqual(ExitCode.Ok, code);
        Assert.Empty(app.BodiesOf(OverrideRoute));
    }
}
