namespace Disbursement.Formats.Workbooks;

/// <summary>Opens temporary files that vanish with their handle: what was spilled leaves nothing behind.</summary>
internal static class TempSpool
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Creates a file in the system's folder that only the owner of the process may open.</summary>
    /// <param name="folder">Where; the system's folder for temporary files when none is given.</param>
    public static FileStream Create(string? folder = null)
    {
        string path = Path.Combine(folder ?? Path.GetTempPath(), $"disbursement-{Path.GetRandomFileName()}.spool");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = BufferBytes,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
