using System.Text.Encodings.Web;
using System.Text.Json;

namespace Disbursement.Cli.Generate;

/// <summary>Writes <c>expected.json</c> beside <c>inbox</c> and <c>world</c>: what a run of the month must show.</summary>
/// <remarks>For tests and demonstrations. Neither the app nor the sandbox reads it.</remarks>
internal static class ExpectedJson
{
    /// <summary>The file's name.</summary>
    public const string FileName = "expected.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the file.</summary>
    /// <param name="folder">The folder that holds <c>inbox</c> and <c>world</c>.</param>
    /// <param name="month">What was generated.</param>
    public static void Write(string folder, GeneratedMonth month)
    {
        var content = new ExpectedContent(
            month.Plan.Province,
            month.Plan.Request.Seed,
            month.Plan.Published,
            ExpectedFigures.Of(month.Plan),
            month.Plan.Request.WithPrevious ? ExpectedFigures.OfPrevious(month.Plan) : null,
            month.Files);
        File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(content, Options) + "\n");
    }

    private sealed record ExpectedContent(
        string Province,
        ulong Seed,
        bool Published,
        ExpectedFigures Current,
        ExpectedFigures? Previous,
        IReadOnlyList<GeneratedFile> Files);
}
