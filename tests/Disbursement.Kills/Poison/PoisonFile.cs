namespace Disbursement.Kills.Poison;

/// <summary>Which files bring their reader down.</summary>
internal static class PoisonFile
{
    /// <summary>A file of this name does.</summary>
    public const string Stem = "poison";

    /// <summary>Ends this process at once, as a native crash or the system's own killer would, if the file is
    /// poison.</summary>
    public static void CrashOn(string path)
    {
        if (Path.GetFileName(path).StartsWith(Stem, StringComparison.Ordinal))
        {
            Killing.Signals.Kill(Environment.ProcessId);
        }
    }
}
