using Azure.Messaging.ServiceBus;
using Disbursement.Simulation.Running;
using Disbursement.Simulation.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Simulation.Planted;

/// <summary>
/// A mistake put in on purpose, at the seams around the app's code, to show that the simulation would see one of its
/// kind. This one is none: the app as it is.
/// </summary>
internal class PlantedBug
{
    /// <summary>No mistake.</summary>
    public static PlantedBug None => new();

    /// <summary>The run it is planted in.</summary>
    public SimulatedWorld? World { get; set; }

    /// <summary>Before an act on storage.</summary>
    public virtual void Before(StorageCall call)
    {
    }

    /// <summary>Around an activity.</summary>
    public virtual Task<object?> AroundActivityAsync(string name, Func<Task<object?>> run) => run();

    /// <summary>The root that the app takes for the given one.</summary>
    public virtual string RootTaken(string given, string proposed) => given;

    /// <summary>Does what the app should do with messages; false leaves it to the app.</summary>
    public virtual Task<bool> TryHandleAsync(
        ServiceBusReceivedMessage[] messages, ServiceBusMessageActions actions) => Task.FromResult(false);
}
