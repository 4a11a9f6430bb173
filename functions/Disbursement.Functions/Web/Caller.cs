using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web;

/// <summary>The proven caller of a function, and the area checks every function makes.</summary>
internal static class Caller
{
    private static readonly object Key = typeof(Actor);

    /// <summary>Keeps who acts for the function.</summary>
    public static void Set(FunctionContext context, Actor actor) => context.Items[Key] = actor;

    /// <summary>Who acts.</summary>
    /// <exception cref="ProblemException">Nobody was proven: the function is called past the middleware.</exception>
    public static Actor Of(FunctionContext context) =>
        context.Items.TryGetValue(Key, out object? found) && found is Actor actor
            ? actor
            : throw new ProblemException(AccessProblems.TokenMissing);

    /// <summary>Refuses unless the whole province is in the caller's area.</summary>
    public static Actor For(this Actor actor, string province) =>
        actor.Covers(province) ? actor : throw new ProblemException(AccessProblems.Area(province));

    /// <summary>Refuses unless the unit is in the caller's area.</summary>
    public static Actor For(this Actor actor, string province, string unit) =>
        actor.Covers(province, unit) ? actor : throw new ProblemException(AccessProblems.Area($"{province}/{unit}"));

    /// <summary>Refuses unless something of the province is in the caller's area; the rest is filtered.</summary>
    public static Actor ForPartOf(this Actor actor, string province) =>
        actor.Touches(province) ? actor : throw new ProblemException(AccessProblems.Area(province));

    /// <summary>Refuses unless the caller speaks for the provider.</summary>
    public static Actor ForProvider(this Actor actor, string provider) =>
        actor.Is(provider) ? actor : throw new ProblemException(AccessProblems.OtherProvider);
}
