using System.Diagnostics;
using System.Globalization;

namespace Disbursement.Cli.Stack;

/// <summary>The most memory a process ever had in use.</summary>
internal static class PeakMemory
{
    private const string Line = "VmHWM:";
    private const int BytesPerKilobyte = 1024;

    /// <summary>The largest resident set of a process so far, in bytes; 0 when it is gone or cannot be asked.</summary>
    public static long Of(int processId)
    {
        string status = string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/status");
        try
        {
            if (File.Exists(status))
            {
                return FromStatus(File.ReadLines(status));
            }

            using var process = Process.GetProcessById(processId);
            return process.PeakWorkingSet64;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or InvalidOperationException
            or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Reads the high-water mark from the lines of Linux's <c>/proc/{pid}/status</c>, which counts in kB.</summary>
    internal static long FromStatus(IEnumerable<string> lines)
    {
        string? line = lines.FirstOrDefault(text => text.StartsWith(Line, StringComparison.Ordinal));
        string digits = string.Concat((line ?? string.Empty).Where(char.IsAsciiDigit));
        return digits.Length == 0 ? 0 : long.Parse(digits, CultureInfo.InvariantCulture) * BytesPerKilobyte;
    }
}
