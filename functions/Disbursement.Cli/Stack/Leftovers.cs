using Disbursement.Cli.Azurite;

namespace Disbursement.Cli.Stack;

/// <summary>Ends what a killed CLI left running on a data folder, and nothing else.</summary>
internal static class Leftovers
{
    /// <summary>Ends the app and the sandbox; the storage is taken over by the next start.</summary>
    public static async Task StopProgramsAsync(DataFolder data)
    {
        if (StackState.TryRead(data) is { } left)
        {
            await ChildProcess.StopLeftoverAsync(left.SandboxProcessId, left.SandboxUrl ?? string.Empty);
            await ChildProcess.StopLeftoverAsync(left.AppProcessId, left.AppUrl);
            StackState.Remove(data);
        }
    }

    /// <summary>Ends all of it, before the folder is removed.</summary>
    public static async Task StopAllAsync(DataFolder data, TimeProvider time)
    {
        await StopProgramsAsync(data);
        if (AzuriteState.TryRead(data.Azurite) is { } left && AzuriteProcess.IsServing(left.ProcessId, data.Azurite))
        {
            await AzuriteProcess.StopAsync(left.ProcessId, AzuriteServer.StopTimeout, time);
        }
    }
}
