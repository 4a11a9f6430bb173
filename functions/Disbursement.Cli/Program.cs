using System.Runtime.InteropServices;
using System.Text;
using Disbursement.Cli;
using Disbursement.Cli.Shell;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var stop = new CancellationTokenSource();

// The first signal stops in order; nothing is killed on a second one, since Azurite must write its tables.
void OnSignal(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
try
{
    return await CommandLineFactory.RunAsync(CliContext.OfProcess(args), args, stop.Token);
}
catch (CliException exception)
{
    // Only reading the settings can fail before a language is known.
    await Console.Error.WriteLineAsync(exception.Words.Vietnamese + "\n" + exception.Words.English);
    return exception.ExitCode;
}
