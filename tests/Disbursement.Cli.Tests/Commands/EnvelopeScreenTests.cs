using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;

namespace Disbursement.Cli.Tests.Commands;

/// <summary>What an approver sees of the envelopes, before signing and when it is refused.</summary>
public sealed class EnvelopeScreenTests : IDisposable
{
    private const string ApprovalRoute = "POST /api/months/17/2024-06/rounds/1/approval";

    private static readonly object Within = new
    {
        unit = "148",
        source = "btxh",
        standing = "Within",
        envelopeDong = 2_000_000_000L,
        beforeDong = 100_000_000L,
        askedDong = 1_443_833_000L,
        leftDong = 456_167_000L,
        overDong = 0L,
        decision = "12/QĐ-UBND",
    };

    private static readonly object Exceeded = new
    {
        unit = "17",
        source = "ncc",
        standing = "Exceeded",
        envelopeDong = 1_000L,
        beforeDong = 200L,
        askedDong = 900L,
        leftDong = 0L,
        overDong = 100L,
        decision = "13/QĐ-UBND",
    };

    private static readonly object None = new
    {
        unit = "150",
        source = "btxh",
        standing = "NoneForUnit",
        envelopeDong = (long?)null,
        beforeDong = 0L,
        askedDong = 7L,
        leftDong = (long?)null,
        overDong = 7L,
        decision = (string?)null,
    };

    private static readonly object NotSet = new
    {
        unit = "17",
        source = "khac",
        standing = "NotSet",
        envelopeDong = (long?)null,
        beforeDong = 0L,
        askedDong = 5L,
        leftDong = (long?)null,
        overDong = 0L,
        decision = (string?)null,
    };

    private static readonly object Error = new { number = 7, line = 3, vietnamese = "Số tiền sai.", english = "No amount." };

    private readonly TestCli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("vi", "148      btxh   2.000.000.000  100.000.000  1.443.833.000  456.167.000", "VƯỢT 100", "chưa được giao",
        "Nguồn khac: chưa nhập dự toán, không giới hạn", "KHÔNG DUYỆT ĐƯỢC: vượt dự toán ở 2 dòng.")]
    [InlineData("en", "148       btxh    2,000,000,000      100,000,000  1,443,833,000  456,167,000", "OVER by 100", "has none",
        "Source khac: no envelope is set", "CANNOT BE APPROVED: above the envelope in 2 lines.")]
    public async Task Approve_BeforeTheSignature_ShowsEveryEnvelope(string language, params string[] words)
    {
        await using FakeApp app = Proposed([Within, Exceeded, None, NotSet], []).On(ApprovalRoute, _ => Signed());
        await _cli.ActAsync(app, "approver");

        await _cli.RunAsync("approve", "--yes", "--lang", language);

        Assert.All(words, word => Assert.Contains(word, _cli.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Approve_EnvelopesThatAllFit_SayNothingOfRefusal()
    {
        await using FakeApp app = Proposed([Within], []).On(ApprovalRoute, _ => Signed());
        await _cli.ActAsync(app, "approver");

        int code = await _cli.RunAsync("approve", "--yes");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("12/QĐ-UBND", _cli.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("KHÔNG DUYỆT", _cli.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("VƯỢT", _cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "KHÔNG DUYỆT ĐƯỢC: reference/envelopes.csv có 1 lỗi", "  dòng 3 [7] Số tiền sai.")]
    [InlineData("en", "CANNOT BE APPROVED: reference/envelopes.csv has 1 errors", "  line 3 [7] No amount.")]
    public async Task Approve_FileWithErrors_ShowsThemBeforeAsking(string language, params string[] words)
    {
        await using FakeApp app = Proposed([], [Error]).Refuse(ApprovalRoute, 409, "approval.envelopes-invalid");
        await _cli.ActAsync(app, "approver");

        int code = await _cli.RunAsync("approve", "--yes", "--lang", language);

        Assert.Equal(ExitCode.Refused, code);
        Assert.All(words, word => Assert.Contains(word, _cli.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Approve_ByRootAboveAnEnvelope_ShowsWhichAndIsRefused()
    {
        await using FakeApp app = Proposed([], []).On(ApprovalRoute, _ => FakeAnswer.Json(
            new { code = "approval.envelope-exceeded", detail = "above", envelopes = new[] { Exceeded } }, 409));
        await _cli.ActAsync(app, "approver");

        int code = await _cli.RunAsync("approve", "--root", "abc");

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("VƯỢT 100", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("Vượt dự toán: trả lại đề nghị", _cli.Error, StringComparison.Ordinal);
    }

    private static FakeAnswer Signed() => FakeAnswer.Json(
        new { state = "Approved", by = "lanhdao", signatures = 1, signaturesNeeded = 1 });

    private static FakeApp Proposed(object[] lines, object[] errors) =>
        new FakeApp().On(Samples.MonthRoute, Samples.Month("Paying", Samples.Round("Proposed")))
            .On("GET /api/months/17/2024-06/rounds/1", new { envelopes = new { lines, errors } });
}
