using Azure;
using Azure.Storage.Blobs;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Months;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Sweeps;
using Disbursement.Simulation.App;
using Disbursement.Simulation.Running;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Simulation.Parties;

/// <summary>Fires the app's triggers: for each file once, twice, late or never; timers on time, more or less.</summary>
internal sealed class TriggerPump(SimulatedWorld world, AppCluster cluster)
{
    /// <summary>As the host: so often is a file tried before it is set aside.</summary>
    private const int TriesMax = 5;

    /// <summary>A file arrived.</summary>
    public void OnFile(string container, string path)
    {
        int times = 1;
        if (!world.IsCalm && world.Random.NextDouble() < world.Plan.TriggerLost)
        {
            times = 0;
        }
        else if (!world.IsCalm && world.Random.NextDouble() < world.Plan.TriggerDoubled)
        {
            times = 2;
        }

        world.Told.Triggers += times == 1 ? 0 : 1;
        for (int time = 0; time < times; time++)
        {
            world.Start(() => FireAsync(container, path));
        }
    }

    /// <summary>Runs the timers until the run ends.</summary>
    public void StartTimers()
    {
        var info = new TimerInfo();
        Every(60, app => app.Get<MonthSweepTimer>().RunAsync(info, app.Client, CancellationToken.None));
        Every(60, app => app.Get<DecisionSweepTimer>().RunAsync(info, app.Client, CancellationToken.None));
        Every(150, app => app.Get<IntakeSweepTimer>().RunAsync(info, app.Client, CancellationToken.None));
        Every(150, app => app.Get<ReturnsSweepTimer>().RunAsync(info, app.Client, CancellationToken.None));
        Every(300, app => app.Get<OverdueTimer>().RunAsync(info, app.Client, CancellationToken.None));
    }

    private async Task FireAsync(string container, string path)
    {
        for (int attempt = 0; attempt < TriesMax; attempt++)
        {
            await world.WaitAsync(1, 30);
            if (await TryAsync(app => FireAsync(app, container, path)))
            {
                return;
            }
        }
    }

    private static Task FireAsync(AppProcess app, string container, string path)
    {
        BlobClient blob = app.Get<BlobServiceClient>().GetBlobContainerClient(container).GetBlobClient(path);
        return container == Containers.Inbox
            ? app.Get<InboxTrigger>().RunAsync(blob, path, app.Client, CancellationToken.None)
            : app.Get<ReturnsTrigger>().RunAsync(blob, path, app.Client, CancellationToken.None);
    }

    private void Every(int seconds, Func<AppProcess, Task> run) => world.Start(async () =>
    {
        while (true)
        {
            await world.WaitAsync(seconds * 8 / 10, seconds * 12 / 10);
            await TryAsync(run);
        }
    });

    /// <summary>What a trigger throws is the host's to log: it comes again.</summary>
    private async Task<bool> TryAsync(Func<AppProcess, Task> run)
    {
        try
        {
            return await cluster.DoAsync(run);
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or IOException)
        {
            return false;
        }
    }
}
