using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Demo;

/// <summary>Notices that nothing has moved for too long.</summary>
/// <param name="time">The clock.</param>
/// <param name="patience">How long nothing may move.</param>
internal sealed class StallGuard(TimeProvider time, TimeSpan patience)
{
    private string _seen = string.Empty;
    private long _since = time.GetTimestamp();

    /// <summary>How long what is watched has looked the same.</summary>
    public TimeSpan Still => time.GetElapsedTime(_since);

    /// <summary>Takes a new look.</summary>
    /// <param name="look">Anything that changes when something moves.</param>
    public void See(string look)
    {
        if (look != _seen)
        {
            _seen = look;
            _since = time.GetTimestamp();
        }
    }

    /// <summary>Takes a new look and gives up when it has been the same for too long.</summary>
    /// <exception cref="CliException">Nothing moved, with <see cref="ExitCode.NotInTime"/>.</exception>
    public void ThrowIfStalled(string look, Words words)
    {
        See(look);
        if (Still > patience)
        {
            throw new CliException(ExitCode.NotInTime, words);
        }
    }
}
