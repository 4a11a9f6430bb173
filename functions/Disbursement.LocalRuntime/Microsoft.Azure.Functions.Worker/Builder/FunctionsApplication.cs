using System.Reflection;
using Disbursement.LocalRuntime.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a function app starts.</summary>
public class FunctionsApplication
{
    /// <summary>Makes the builder of the app, whose functions are those of the program's own assembly.</summary>
    /// <param name="args">The program's arguments, such as <c>--urls http://127.0.0.1:7071</c>.</param>
    /// <exception cref="InvalidOperationException">A function cannot be bound; the message names it and its parameter.
    /// </exception>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(new LocalHostOptions
    {
        Arguments = args,
        FunctionTypes = Assembly.GetEntryAssembly()?.GetTypes() ?? [],
    });
}
