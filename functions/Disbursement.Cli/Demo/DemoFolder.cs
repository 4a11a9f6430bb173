using System.Text.Json;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Stack;

namespace Disbursement.Cli.Demo;

/// <summary>
/// The output folder of a demo, with a mark that says what ran there and whether it came to its end. An unfinished
/// demo of the same kind goes on; anything else of an earlier demo is removed; nothing that is not a demo's is touched.
/// </summary>
internal static class DemoFolder
{
    private const string MarkFile = "demo.json";

    /// <summary>What ran in a folder.</summary>
    /// <param name="Key">Everything that makes a demo this demo.</param>
    /// <param name="Finished">Whether it came to its end.</param>
    private sealed record Mark(string Key, bool Finished);

    /// <summary>Prepares the output and data folders.</summary>
    /// <returns>True when an unfinished demo of the same kind is to go on.</returns>
    /// <exception cref="CliException">A folder holds something that no demo put there.</exception>
    public static async Task<bool> PrepareAsync(DemoOptions options, TimeProvider time)
    {
        string key = KeyOf(options);
        Mark? mark = TryRead(options.Out);
        if (mark is { Finished: false } && mark.Key == key && Directory.Exists(Path.Combine(options.Out, "world")))
        {
            return true;
        }

        ThrowIfForeign(options.Out, mark);
        ThrowIfForeign(options.Data.Root, TryRead(options.Data.Root));
        foreach (string name in HandOver.Folders)
        {
            Remove(Path.Combine(options.Out, name));
        }

        await Leftovers.StopAllAsync(options.Data, time);
        Remove(options.Data.Root);
        Write(options.Out, new Mark(key, Finished: false));
        Write(options.Data.Root, new Mark(key, Finished: false));
        return false;
    }

    /// <summary>Marks the demo as finished, so that the next one begins anew; removes the data unless it is kept.</summary>
    public static void Finish(DemoOptions options)
    {
        Write(options.Out, new Mark(KeyOf(options), Finished: true));
        if (!options.Keep)
        {
            Remove(options.Data.Root);
        }
    }

    /// <summary>Copies the parts of an input that the output folder shows too.</summary>
    public static void CopyInput(string input, string output)
    {
        foreach (string part in (string[])["inbox", "world", "reference"])
        {
            string from = Path.GetFullPath(Path.Combine(input, part));
            string to = Path.GetFullPath(Path.Combine(output, part));
            if (from == to || (part == "reference" && !Directory.Exists(from)))
            {
                continue;
            }

            foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                string target = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target, overwrite: true);
            }
        }
    }

    private static string KeyOf(DemoOptions options) => JsonSerializer.Serialize(new
    {
        options.Month.Province,
        Period = options.Month.Period.ToString(),
        options.Input,
        options.Generate.People,
        options.Generate.Seed,
        options.Generate.WithPrevious,
        options.Generate.Faults.RefusedRows,
        Format = options.Generate.Format.ToString(),
        options.Generate.Damage,
    });

    private static void ThrowIfForeign(string folder, Mark? mark)
    {
        bool foreign = mark is null && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();
        if (foreign)
        {
            throw new CliException(ExitCode.Failed, new(
                $"Thư mục {folder} đã có nội dung không phải của demo; hãy chọn thư mục khác hoặc thư mục trống.",
                $"{folder} holds something that no demo put there; choose another or an empty folder."));
        }
    }

    private static Mark? TryRead(string folder)
    {
        string path = Path.Combine(folder, MarkFile);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Mark>(File.ReadAllText(path), CliJson.Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Write(string folder, Mark mark)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, MarkFile), JsonSerializer.Serialize(mark, CliJson.Options));
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
