using System.Globalization;
using System.Text.Json;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Api;

/// <summary>The app answered, and the answer is no: an <c>application/problem+json</c> with a stable code.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">The stable code, such as <c>close.units-missing</c>; empty when the answer had none.</param>
/// <param name="detail">What the app says about it.</param>
/// <param name="body">The whole problem, for what a code carries beside its words; undefined when it was no JSON.</param>
internal sealed class AppRefusedException(int status, string code, string detail, JsonElement body = default)
    : Exception($"{status} {code}: {detail}")
{
    private const int ServerErrorMin = 500;

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The stable code.</summary>
    public string Code { get; } = code;

    /// <summary>The whole problem.</summary>
    public JsonElement Body { get; } = body;

    /// <summary>A refusal is one thing, a failure of the app another.</summary>
    public int ExitCode => Status >= ServerErrorMin ? Shell.ExitCode.Failed : Shell.ExitCode.Refused;

    /// <summary>What a person is told.</summary>
    public Words Words
    {
        get
        {
            string number = Status.ToString(CultureInfo.InvariantCulture);
            string name = Code.Length == 0 ? number : $"{number}, {Code}";
            return ProblemWords.Find(Code) is { } known
                ? new Words($"{known.Vietnamese} ({name})", $"{known.English} ({name})")
                : Words.Same($"{detail} ({name})");
        }
    }
}
