using System.Globalization;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Stack;

/// <summary>How often a child that ends by itself is started again.</summary>
internal sealed record RestartOptions
{
    /// <summary>The setting behind <see cref="InRowMax"/>.</summary>
    public const string Setting = "DISBURSE_RESTARTS_MAX";

    /// <summary>Restarts in a row before the stack is given up; 0 gives up at the first end.</summary>
    public int InRowMax { get; init; } = 5;

    /// <summary>A child that lived this long was well: what ends it next begins a new row.</summary>
    public TimeSpan WellAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait before the first restart of a row; it doubles with each.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest wait.</summary>
    public TimeSpan PauseMax { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>The options, with what the settings say.</summary>
    /// <exception cref="CliException">The setting is no number from 0.</exception>
    public static RestartOptions Of(SettingBook settings)
    {
        string? text = settings.Find(Setting);
        if (text is null)
        {
            return new RestartOptions();
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int max)
            ? new RestartOptions { InRowMax = max }
            : throw new CliException(ExitCode.Failed, new(
                $"{Setting} phải là số nguyên từ 0.", $"{Setting} must be a whole number from 0."));
    }
}
