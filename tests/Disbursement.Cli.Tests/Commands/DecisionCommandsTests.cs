using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;

namespace Disbursement.Cli.Tests.Commands;

/// <summary>Close, approve and reject: what is sent, what is asked, what a refusal says.</summary>
public sealed class DecisionCommandsTests : IDisposable
{
    private const string CloseRoute = "POST /api/months/17/2024-06/close";
    private const string ApprovalRoute = "POST /api/months/17/2024-06/rounds/1/approval";
    private const string SendBackRoute = "POST /api/months/17/2024-06/rounds/1/send-back";
    private readonly TestCli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Close_Month_SendsAnEmptyBody()
    {
        await using FakeApp app = new FakeApp().On(CloseRoute, _ => FakeAnswer.Empty(202));
        await _cli.ActAsync(app);

        int code = await _cli.RunAsync("close");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Equal("{}", Assert.Single(app.BodiesOf(CloseRoute)));
        Assert.Contains("Đã chốt tháng 6/2024", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_UnitsMissing_SaysHowToCloseAllTheSame()
    {
        await using FakeApp app = new FakeApp().Refuse(CloseRoute, 409, "close.units-missing");
        await _cli.ActAsync(app);

        int code = await _cli.RunAsync("close");

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("--accept-missing", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_AcceptMissing_IsSent()
    {
        await using FakeApp app = new FakeApp().On(CloseRoute, _ => FakeAnswer.Empty(202));
        await _cli.ActAsync(app);

        await _cli.RunAsync("close", "--accept-missing", "--reason", "152 mất điện");

        string body = Assert.Single(app.BodiesOf(CloseRoute));
        Assert.Contains("\"acceptMissing\": true", body, StringComparison.Ordinal);
        Assert.Contains("\"reason\": \"152 mất điện\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_WithRoot_SendsExactlyThatRoot()
    {
        await using FakeApp app = Proposed().On(ApprovalRoute, _ => Signed());
        await _cli.ActAsync(app, "approver");

        int code = await _cli.RunAsync("approve", "--root", "abc");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("\"root\": \"abc\"", Assert.Single(app.BodiesOf(ApprovalRoute)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_NoRootNoYesNoKeyboard_ApprovesNothing()
    {
        await using FakeApp app = Proposed();
        await _cli.ActAsync(app, "approver");

        int code = await _cli.RunAsync("approve");

        Assert.Equal(ExitCode.Failed, code);
        Assert.Empty(app.BodiesOf(ApprovalRoute));
    }

    [Theory]
    [InlineData("duyệt", true)]
    [InlineData("duyet", true)]
    [InlineData("approve", true)]
    [InlineData("y", false)]
    [InlineData("", false)]
    public async Task Approve_AtAKeyboard_TakesTheWholeWordOnly(string answer, bool approved)
    {
        await using FakeApp app = Proposed().On(ApprovalRoute, _ => Signed());
        await _cli.ActAsync(app, "approver");
        _cli.Input = answer + "\n";
        _cli.IsInputInteractive = true;

        int code = await _cli.RunAsync("approve");

        Assert.Equal(approved ? ExitCode.Ok : ExitCode.Cancelled, code);
        Assert.Equal(approved ? 1 : 0, app.BodiesOf(ApprovalRoute).Count);
        Assert.Contains("1.499 khoản, 1.443.833.000 đ", _cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "6.480.000", "Gửi lại", "Lưu ý [303] 4 dòng: Mức hưởng khác")]
    [InlineData("en", "6,480,000", "Sent again", "Noticed [303] 4 rows: The amount differs")]
    [InlineData("vi", "CẢNH BÁO: 120 khoản mới", "Chữ ký: 0/1", "Chờ quyết định: Duplicate 2", "Thôi hưởng")]
    [InlineData("en", "WARNING: 120 of 1.000", "Signatures: 0 of 1", "Decisions waiting: Duplicate 2", "Stopped")]
    public async Task Approve_BeforeTheSignature_ShowsDifferencesWarningsAndSignatures(string language, params string[] words)
    {
        await using FakeApp app = Proposed().On(ApprovalRoute, _ => Signed());
        await _cli.ActAsync(app, "approver");

        await _cli.RunAsync("approve", "--yes", "--lang", language);

        Assert.All(words, word => Assert.Contains(word, _cli.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Approve_Yes_TakesThePresentRoot()
    {
        await using FakeApp app = Proposed().On(ApprovalRoute, _ => Signed());
        await _cli.ActAsync(app, "approver");

        await _cli.RunAsync("approve", "--yes");

        Assert.Contains(Samples.Root, Assert.Single(app.BodiesOf(ApprovalRoute)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_FirstOfTwoSignatures_SaysThatAnotherPersonMustSign()
    {
        await using FakeApp app = Proposed().On(ApprovalRoute, _ => FakeAnswer.Json(
            new { state = "Proposed", by = "lanhdao", signatures = 1, signaturesNeeded = 2 }));
        await _cli.ActAsync(app, "approver");

        int code = await _cli.RunAsync("approve", "--yes");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("1/2 chữ ký. Cần người khác ký tiếp", _cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "approval.same-person", "Người đã chốt không được duyệt")]
    [InlineData(409, "approval.stale-root", "Mã gốc không còn đúng")]
    public async Task Approve_Refused_SaysWhyInWords(int status, string problem, string words)
    {
        await using FakeApp app = Proposed().Refuse(ApprovalRoute, status, problem);
        await _cli.ActAsync(app, "approver");

        int code = await _cli.RunAsync("approve", "--yes");

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains(words, _cli.Error, StringComparison.Ordinal);
        Assert.Contains(problem, _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_StillVerifying_SaysThatThereIsNothingYet()
    {
        await using FakeApp app = new FakeApp().On(
            Samples.MonthRoute, Samples.Month("Paying", Samples.Round("Verifying")));
        await _cli.ActAsync(app, "approver");

        Assert.Equal(ExitCode.Refused, await _cli.RunAsync("approve", "--yes"));
    }

    [Fact]
    public async Task Approve_NoSuchRound_IsRefused()
    {
        await using FakeApp app = Proposed();
        await _cli.ActAsync(app, "approver");

        Assert.Equal(ExitCode.Refused, await _cli.RunAsync("approve", "--round", "5", "--yes"));
    }

    [Fact]
    public async Task Reject_WithReason_SendsIt()
    {
        await using FakeApp app = Proposed().On(SendBackRoute, _ => FakeAnswer.Empty(202));
        await _cli.ActAsync(app, "approver");

        int code = await _cli.RunAsync("reject", "--reason", "đơn vị 148 tăng bất thường");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("đơn vị 148 tăng bất thường", Assert.Single(app.BodiesOf(SendBackRoute)), StringComparison.Ordinal);
    }

    private static FakeAnswer Signed() => FakeAnswer.Json(
        new { state = "Approved", by = "lanhdao", signatures = 1, signaturesNeeded = 1 });

    private static FakeApp Proposed() =>
        new FakeApp().On(Samples.MonthRoute, Samples.Month("Paying", Samples.Round("Proposed")))
            .On("GET /api/months/17/2024-06/rounds/1", new { proposal = Proposal });

    private static object Proposal => new
    {
        byProvider = new[] { new { code = "970405", payments = 1_499, sumDong = 1_443_833_000L } },
        bySource = new[] { new { code = "btxh", payments = 1_499, sumDong = 1_443_833_000L } },
        byUnit = new[] { new { code = "148", payments = 1_499, sumDong = 1_443_833_000L } },
        comparison = Samples.Comparison,
        openExceptions = new Dictionary<string, int>(StringComparer.Ordinal) { ["Duplicate"] = 2 },
        changes = new Dictionary<string, object[]>(StringComparer.Ordinal)
        {
            ["148"] = [new { list = "btxh", round = 2, rows = 12, dueDong = 6_480_000L, listedRows = 1_499, repeated = 3, @new = 7 }],
        },
        warnings = new[]
        {
            new { number = 303, rows = 4, vietnamese = "Mức hưởng khác mức chuẩn.", english = "The amount differs from the rate." },
        },
        tripwires = new[]
        {
            new { vietnamese = "120 khoản mới trên 1.000, quá 10 %.", english = "120 of 1.000 entitlements are new, beyond 10 %." },
        },
    };
}
