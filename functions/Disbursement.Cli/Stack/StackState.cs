using System.Text.Json;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Stack;

/// <summary>Where a running stack listens and who its processes are, kept for other commands and the next start.</summary>
/// <param name="AppUrl">The app's address, without a slash at the end.</param>
/// <param name="SandboxUrl">The sandbox's address; null when it is not running.</param>
/// <param name="StorageConnection">Connection string of the local storage; its key is the emulator's public one.</param>
/// <param name="AppProcessId">The app's process id; 0 when it is not running.</param>
/// <param name="SandboxProcessId">The sandbox's process id; 0 when it is not running.</param>
internal sealed record StackState(
    string AppUrl, string? SandboxUrl, string StorageConnection, int AppProcessId, int SandboxProcessId)
{
    private const string FileName = "stack.json";

    /// <summary>Reads what the folder's last stack left, or null.</summary>
    public static StackState? TryRead(DataFolder data)
    {
        try
        {
            return JsonSerializer.Deserialize<StackState>(
                File.ReadAllBytes(Path.Combine(data.Root, FileName)), CliJson.Options);
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes the state whole or not at all.</summary>
    public void Write(DataFolder data) => PrivateFiles.Write(
        Path.Combine(data.Root, FileName), JsonSerializer.SerializeToUtf8Bytes(this, CliJson.Options));

    /// <summary>Removes the state when the stack is down.</summary>
    public static void Remove(DataFolder data) => File.Delete(Path.Combine(data.Root, FileName));
}
