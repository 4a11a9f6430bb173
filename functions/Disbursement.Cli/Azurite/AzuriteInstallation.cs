using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Disbursement.Cli.Azurite;

/// <summary>Azurite's files under <c>infra/azurite</c>, installed once from the lock file there.</summary>
internal static class AzuriteInstallation
{
    /// <summary>Upper bound on one <c>npm ci</c>.</summary>
    public static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(5);

    private const string SolutionFile = "Disbursement.sln";

    /// <summary>The script that node runs.</summary>
    public static string EntryOf(string installation) =>
        Path.Combine(installation, "node_modules", "azurite", "dist", "src", "azurite.js");

    /// <summary>Finds the installation and completes it when needed, one process at a time.</summary>
    /// <returns>The folder that holds <c>package.json</c> and <c>node_modules</c>.</returns>
    /// <exception cref="InvalidOperationException">The repository, node or npm is absent, or npm failed.</exception>
    public static async Task<string> EnsureAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(FindRepository(), "infra", "azurite");
        if (IsComplete(folder))
        {
            return folder;
        }

        using var limit = new CancellationTokenSource(InstallTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await using FileStream turn = await AzuriteFileLock.TakeAsync(LockPathOf(folder), time, linked.Token);
        if (!IsComplete(folder))
        {
            await InstallAsync(folder, linked.Token);
        }

        return folder;
    }

    /// <summary>Walks up from the program's folder to the one that holds the solution.</summary>
    /// <exception cref="InvalidOperationException">No folder above holds it.</exception>
    public static string FindRepository()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionFile)))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException(
            $"No {SolutionFile} above {AppContext.BaseDirectory}: Azurite is installed inside the repository.");
    }

    /// <summary>npm writes its hidden lock file last, so that its presence means a whole installation.</summary>
    private static bool IsComplete(string folder) =>
        File.Exists(EntryOf(folder)) && File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json"));

    /// <summary>Outside node_modules, which <c>npm ci</c> empties, and outside the repository, which stays
    /// clean.</summary>
    private static string LockPathOf(string folder)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(folder));
        return Path.Combine(Path.GetTempPath(), $"disbursement-azurite-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}");
    }

    private static async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("npm")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in (string[])["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = StartNpm(start);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
            {
                string text = await output + await error;
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                    $"npm ci in {folder} ended with {process.ExitCode}:\n{text}"));
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process StartNpm(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("npm could not be started.");
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("npm is not on the PATH; install Node.js 20 or newer.", exception);
        }
    }
}
