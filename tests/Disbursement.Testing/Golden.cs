using System.Globalization;
using System.Text;
using Xunit;

namespace Disbursement.Testing;

/// <summary>
/// Expected files, compared byte by byte: byte order marks, line ends and padding are part of the contract.
/// </summary>
/// <remarks>
/// A case is a folder under the test project's <c>Golden</c>. With <c>DISBURSEMENT_UPDATE_GOLDEN=1</c> the expected
/// files are rewritten instead; the difference is then reviewed like code.
/// </remarks>
public static class Golden
{
    private const string UpdateVariable = "DISBURSEMENT_UPDATE_GOLDEN";
    private const int ContextBytes = 40;

    /// <summary>The full path of a file in the running test project's <c>Golden</c> folder, in the source
    /// tree.</summary>
    /// <param name="relativePath">Format, case and file, parted by slashes.</param>
    public static string PathOf(string relativePath) =>
        Path.Combine(ProjectFolder(), "Golden", relativePath.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Compares what was written with the expected file.</summary>
    /// <param name="path">The expected file, from <see cref="PathOf"/>.</param>
    /// <param name="actual">The bytes that were written.</param>
    public static void AssertMatches(string path, byte[] actual)
    {
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"No golden file {path}; set {UpdateVariable}=1 to write it.");
        byte[] expected = File.ReadAllBytes(path);
        if (!expected.AsSpan().SequenceEqual(actual))
        {
            Assert.Fail(Describe(path, expected, actual));
        }
    }

    /// <summary>Compares text, written as UTF-8 without a byte order mark, with the expected file.</summary>
    public static void AssertMatches(string path, string actual) =>
        AssertMatches(path, Encoding.UTF8.GetBytes(actual));

    private static string Describe(string path, byte[] expected, byte[] actual)
    {
        int offset = expected.AsSpan().CommonPrefixLength(actual);
        int line = 1 + expected.AsSpan(0, offset).Count((byte)'\n');
        string received = Path.Combine(AppContext.BaseDirectory, "received", Path.GetFileName(path));
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllBytes(received, actual);
        return string.Create(CultureInfo.InvariantCulture,
            $"{path} differs at byte {offset}, line {line}: {expected.Length} bytes wanted, {actual.Length} written\n")
            + $"expected: {Around(expected, offset)}\n"
            + $"actual:   {Around(actual, offset)}\n"
            + $"received: {received}";
    }

    private static string Around(byte[] bytes, int offset)
    {
        int start = Math.Max(0, offset - ContextBytes);
        int end = Math.Min(bytes.Length, offset + ContextBytes);
        return Encoding.UTF8.GetString(bytes.AsSpan(start, end - start))
            .Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
    }

    /// <summary>The test runs from <c>tests/project/bin/...</c>; the project is the first folder up with a
    /// csproj.</summary>
    private static string ProjectFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles("*.csproj").Any())
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No project folder above {AppContext.BaseDirectory}.");
    }
}
